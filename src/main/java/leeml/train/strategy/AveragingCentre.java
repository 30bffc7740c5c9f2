package leeml.train.strategy;

import leeml.optim.Memory;

/**
 * A centre of workers that make the steps themselves, every {@code H} of them; it adds what comes
 * in to θ as it is: θ ← θ + m̄, which is w̄ where they send movements.
 */
public interface AveragingCentre extends RoundStrategy.Centre {

  @Override
  default void apply(float[] theta, float[] mean) {
    add(mean, theta);
  }

  @Override
  default double learningRate() {
    return Double.NaN;
  }

  /** {@inheritDoc} Nothing, unless it is said otherwise. */
  @Override
  default Memory memory() {
    return Memory.ofVectors("averaging");
  }

  /** The mean position, every {@code period} steps. */
  static RoundStrategy.Centre every(int period) {
    return (AveragingCentre) (step, stepsPerEpoch, loss) -> period;
  }

  /** θ ← θ + m̄. */
  static void add(float[] mean, float[] theta) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] += mean[i];
    }
  }
}
