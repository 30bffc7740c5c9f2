package leeml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;

/** Gradients against the loss a little to the right and to the left. */
public final class CentralDifferences {

  private CentralDifferences() {}

  /** (L(θ + h) − L(θ − h)) / 2h along one number of θ, which is put back. */
  public static double slope(ToDoubleFunction<float[]> loss, float[] theta, int i, float h) {
    float kept = theta[i];
    theta[i] = kept + h;
    double above = loss.applyAsDouble(theta);
    double right = theta[i];
    theta[i] = kept - h;
    double below = loss.applyAsDouble(theta);
    double slope = (above - below) / (right - theta[i]);
    theta[i] = kept;
    return slope;
  }

  /**
   * Fails unless all of the gradient agrees.
   *
   * @param tolerance of a slope below 1, and relative to one above
   * @param seed for the message
   */
  public static <B extends Batch> void agree(
      Objective<B> objective, float[] theta, B batch, float h, double tolerance, long seed) {
    float[] gradient = new float[theta.length];
    objective.lossAndGradient(theta, batch, gradient);
    for (int i = 0; i < theta.length; i++) {
      double slope = slope(at -> objective.loss(at, batch), theta, i, h);
      assertThat((double) gradient[i])
          .as("dL/dθ[%d] of %d, seed %d", i, theta.length, seed)
          .isCloseTo(slope, within(tolerance * Math.max(1, Math.abs(slope))));
    }
  }
}
