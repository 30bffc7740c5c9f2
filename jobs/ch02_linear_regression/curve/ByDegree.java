package ch02_linear_regression.curve;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A number for every degree 1 … D, measured in many trials.
 *
 * @param trials one array a trial, each of shape (D), at least one
 */
public record ByDegree(List<double[]> trials) {

  public ByDegree {
    trials = List.copyOf(trials);
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("no trials: at least one is needed");
    }
  }

  /** D. */
  public int degrees() {
    return trials.get(0).length;
  }

  /** What all trials measured for a degree, a new array. */
  public double[] of(int degree) {
    return trials.stream().mapToDouble(trial -> trial[degree - 1]).toArray();
  }

  /** The median of each degree, shape (D). */
  public double[] median() {
    return quantile(0.5);
  }

  /**
   * A quantile of each degree, shape (D).
   *
   * @param share in (0, 1]
   */
  public double[] quantile(double share) {
    return IntStream.rangeClosed(1, degrees())
        .mapToDouble(degree -> StatUtils.percentile(of(degree), 100 * share))
        .toArray();
  }

  /** The largest rise from a degree to the next in any trial, relative; below 0 if all fall. */
  public double largestRise() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] trial : trials) {
      for (int i = 1; i < trial.length; i++) {
        largest = Math.max(largest, trial[i] / trial[i - 1] - 1);
      }
    }
    return largest;
  }

  /** The degree of the lowest of D numbers; the first of several. */
  public static int lowest(double[] byDegree) {
    int best = 0;
    for (int i = 1; i < byDegree.length; i++) {
      best = byDegree[i] < byDegree[best] ? i : best;
    }
    return best + 1;
  }
}
