package ch17_dimension_reduction.cluster;

import leeml.spark.kmeans.Clustering;

/**
 * A start of k-means and where it led.
 *
 * @param start shape (k, p)
 * @param seedingSeconds what finding the start took
 * @param found the end
 */
public record Trial(double[][] start, double seedingSeconds, Clustering found) {

  /** Φ at the start. */
  public double startInertia() {
    return found.inertias().get(0);
  }
}
