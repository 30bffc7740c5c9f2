package leeml.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import leeml.train.checkpoint.Kept;
import leeml.train.worker.Failure;

/**
 * Notices a run that goes wrong and keeps θ from before it did.
 *
 * <p>A run has diverged when a loss is NaN or infinite, or when the round's loss stands above
 * {@value #FACTOR} times the first round's and has risen {@value #PATIENCE} rounds in a row. Noise
 * does not keep rising, also not above a first loss that was near zero; a runaway does nothing
 * else.
 */
final class DivergenceWatch {

  private static final double FACTOR = 20;
  private static final int PATIENCE = 3;

  private final boolean movingLoss;
  private double firstLoss = Double.NaN;
  private double lowestLoss = Double.POSITIVE_INFINITY;
  private float[] lowestTheta;
  private double previousLoss = Double.POSITIVE_INFINITY;
  private int roundsRising;

  /**
   * A watch over a run.
   *
   * @param movingLoss whether losses of different rounds do not compare, so that only one that is
   *     no number says something
   */
  DivergenceWatch(boolean movingLoss) {
    this.movingLoss = movingLoss;
  }

  /** What it has seen so far. */
  Kept kept() {
    double[] numbers = {firstLoss, lowestLoss, previousLoss, roundsRising};
    return new Kept(numbers, Optional.ofNullable(lowestTheta));
  }

  /** Goes on from what another has seen. */
  void goOnFrom(Kept kept) {
    double[] numbers = kept.numbers(4);
    firstLoss = numbers[0];
    lowestLoss = numbers[1];
    previousLoss = numbers[2];
    roundsRising = (int) numbers[3];
    lowestTheta = kept.theta().orElse(null);
  }

  /** The θ of the lowest round loss so far; before any round, {@code otherwise}. */
  float[] lastGood(float[] otherwise) {
    return lowestTheta == null ? otherwise : lowestTheta;
  }

  /** What to say of a loss that is no number. */
  String message(Failure failure, double learningRate) {
    return String.format(
        Locale.ROOT,
        "the loss is %s at step %d on worker %d, learning rate %s; try a tenth of the rate, scaled"
            + " features or clipped gradients, or look for NaN in the data",
        failure.loss(),
        failure.step(),
        failure.worker(),
        rate(Double.isNaN(failure.learningRate()) ? learningRate : failure.learningRate()));
  }

  /** Looks at a finite round; says what is wrong if the run has diverged. */
  Optional<String> look(double loss, float[] theta, long step, double learningRate) {
    if (Double.isNaN(firstLoss)) {
      firstLoss = loss;
    }
    if (loss < lowestLoss) {
      lowestLoss = loss;
      lowestTheta = copyInto(lowestTheta, theta);
    }
    boolean rising = !movingLoss && loss > previousLoss && loss > FACTOR * firstLoss;
    roundsRising = rising ? roundsRising + 1 : 0;
    previousLoss = loss;
    if (roundsRising < PATIENCE) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the loss has grown from %.4g to %.4g at step %d, learning rate %s; try a tenth of the"
                + " rate, scaled features or clipped gradients",
            firstLoss,
            loss,
            step,
            rate(learningRate)));
  }

  private static String rate(double learningRate) {
    return Double.isNaN(learningRate)
        ? "unknown"
        : String.format(Locale.ROOT, "%.4g", learningRate);
  }

  private static float[] copyInto(float[] target, float[] theta) {
    if (target == null) {
      return Arrays.copyOf(theta, theta.length);
    }
    System.arraycopy(theta, 0, target, 0, theta.length);
    return target;
  }
}
