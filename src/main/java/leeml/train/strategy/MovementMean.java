package leeml.train.strategy;

/**
 * The centre that takes the workers' mean position, θ ← θ + m̄, which is w̄, every {@code period}
 * steps.
 *
 * @param period H, at least 1
 */
public record MovementMean(int period) implements RoundStrategy.Centre {

  @Override
  public int period(long step, long stepsPerEpoch, double loss) {
    return period;
  }

  @Override
  public void apply(float[] theta, float[] mean) {
    add(mean, theta);
  }

  @Override
  public double learningRate() {
    return Double.NaN;
  }

  /** θ ← θ + m̄. */
  public static void add(float[] mean, float[] theta) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] += mean[i];
    }
  }
}
