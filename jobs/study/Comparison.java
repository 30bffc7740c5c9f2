package study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import leeml.train.Fit;

/**
 * The same rounds on Spark and on the virtual cluster.
 *
 * @param workers K
 * @param period H
 * @param real fits on Spark, one a repeat
 * @param virtual the fit under the calibrated clock
 */
record Comparison(int workers, int period, List<Fit> real, Fit virtual) {

  /** Median seconds of a round on Spark; the first round of each fit sets workers up. */
  double realSeconds() {
    return median(real.stream().flatMapToDouble(Comparison::laterRounds).toArray());
  }

  /** Median seconds of a round under the virtual clock. */
  double virtualSeconds() {
    return median(laterRounds(virtual).toArray());
  }

  /** |predicted − measured| / measured. */
  double error() {
    return Math.abs(virtualSeconds() - realSeconds()) / realSeconds();
  }

  /** Whether θ is the same bit for bit in all fits. */
  boolean sameTheta() {
    return real.stream().allMatch(fit -> Arrays.equals(fit.theta(), virtual.theta()));
  }

  private static DoubleStream laterRounds(Fit fit) {
    return Arrays.stream(fit.ledger().column(round -> round.cost().seconds())).skip(1);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
