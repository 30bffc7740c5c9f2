package leeml.train.strategy;

/** The centre that takes the workers' mean position: θ ← θ + m̄, which is w̄. */
final class MovementMean implements Strategy.Centre {

  @Override
  public void apply(float[] theta, float[] mean) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] += mean[i];
    }
  }

  @Override
  public double learningRate() {
    return Double.NaN;
  }
}
