package ch02_linear_regression;

import ch02_linear_regression.BiasVarianceJob.Universe;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The parts of one degree's error, averaged over a grid, in units of y².
 *
 * @param bias2 mean over the grid of (E f̂ − f)² − variance/U, U universes
 * @param variance mean over the grid of the variance of f̂, with U − 1
 * @param noise σ²
 * @param error the error as measured on new observations
 */
record Decomposition(double bias2, double variance, double noise, double error) {

  /** bias² + variance + σ². */
  double sum() {
    return bias2 + variance + noise;
  }

  /**
   * One a degree, in order.
   *
   * @param truth f on the grid
   * @param sigma σ
   */
  static List<Decomposition> byDegree(List<Universe> universes, double[] truth, double sigma) {
    return IntStream.range(0, universes.get(0).curves().length)
        .mapToObj(
            d ->
                of(
                    universes.stream().map(universe -> universe.curves()[d]).toList(),
                    truth,
                    sigma * sigma,
                    universes.stream().mapToDouble(u -> u.errors()[d]).average().orElseThrow()))
        .toList();
  }

  /**
   * Of one degree.
   *
   * @param curves f̂ on the grid, one array a universe, at least two
   */
  static Decomposition of(List<double[]> curves, double[] truth, double noise, double error) {
    double bias2 = 0;
    double variance = 0;
    for (int g = 0; g < truth.length; g++) {
      double[] here = at(curves, g);
      double scatter = StatUtils.variance(here);
      double bias = StatUtils.mean(here) - truth[g];
      bias2 += bias * bias - scatter / curves.size();
      variance += scatter;
    }
    return new Decomposition(bias2 / truth.length, variance / truth.length, noise, error);
  }

  /** f̂ of all universes at one point of the grid. */
  static double[] at(List<double[]> curves, int point) {
    return curves.stream().mapToDouble(curve -> curve[point]).toArray();
  }

  /** The degree at which bias² + variance is lowest. */
  static int lowestSum(List<Decomposition> byDegree) {
    int best = 0;
    for (int i = 1; i < byDegree.size(); i++) {
      best = byDegree.get(i).sum() < byDegree.get(best).sum() ? i : best;
    }
    return best + 1;
  }
}
