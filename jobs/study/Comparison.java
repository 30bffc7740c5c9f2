package study;

import java.util.Arrays;
import leeml.job.probe.Measured;
import leeml.sim.Network;
import leeml.sim.predict.Prediction;
import leeml.train.Fit;

/**
 * The same rounds on Spark and on the virtual cluster, after one probe.
 *
 * @param workers K
 * @param period H
 * @param real the fit on Spark
 * @param virtual the fit under the clock that the probe has set
 * @param measured by the probe just before
 * @param aloneSeconds an example on one machine without Spark, measured just after
 */
record Comparison(
    int workers, int period, Fit real, Fit virtual, Measured measured, double aloneSeconds) {

  /** Median seconds of a round on Spark; the first round, which sets workers up, is left out. */
  double realSeconds() {
    return roundSeconds(real);
  }

  /** Median seconds of a round under the virtual clock. */
  double virtualSeconds() {
    return roundSeconds(virtual);
  }

  /** |predicted − measured| / measured of the seconds of a round. */
  double error() {
    return Math.abs(virtualSeconds() - realSeconds()) / realSeconds();
  }

  /** Speed-up over one machine as the predictor has it, from the probe alone. */
  double predictedSpeedUp() {
    return new Prediction(measured.calibration(), Network.NONE, measured.training(), 1)
        .speedUp(workers, period);
  }

  /** The measured one: what one machine takes for the examples of a round, by the round. */
  double realSpeedUp() {
    long examples = (long) workers * period * measured.training().batch(workers);
    return examples * aloneSeconds / realSeconds();
  }

  /** |predicted − measured| / measured of the speed-up. */
  double speedUpError() {
    return Math.abs(predictedSpeedUp() - realSpeedUp()) / realSpeedUp();
  }

  /** Whether θ is the same bit for bit. */
  boolean sameTheta() {
    return Arrays.equals(real.theta(), virtual.theta());
  }

  private static double roundSeconds(Fit fit) {
    return median(
        Arrays.stream(fit.ledger().column(round -> round.cost().seconds())).skip(1).toArray());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
