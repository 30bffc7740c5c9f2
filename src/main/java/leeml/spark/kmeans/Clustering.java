package leeml.spark.kmeans;

import java.util.List;

/**
 * What k-means found.
 *
 * @param centres shape (k, p), in the columns' units
 * @param sizes how many rows are nearest to each centre, shape (k)
 * @param inertia Φ = Σᵢ min_c ‖xᵢ − c‖² at these centres, in double precision
 * @param inertias Φ before the first round, after the first, …, as the rounds saw it
 * @param converged whether it stopped because no centre moved any more
 */
public record Clustering(
    double[][] centres, long[] sizes, double inertia, List<Double> inertias, boolean converged) {

  /** How many rounds moved the centres. */
  public int rounds() {
    return inertias.size() - 1;
  }
}
