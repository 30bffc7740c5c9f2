package leeml.sim.predict;

import java.util.Arrays;

/** Quantiles of measurements, which on a shared machine say more than means. */
final class Median {

  private Median() {}

  /** The median; NaN of nothing. */
  static double of(double[] values) {
    return quantile(values, 0.5);
  }

  /**
   * A quantile, between the two nearest values.
   *
   * @param share 0 to 1
   */
  static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
