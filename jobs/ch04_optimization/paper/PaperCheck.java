package ch04_optimization.paper;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.optim.Optimizer;

/**
 * Drives a library optimizer and its paper's recurrence with the same gradients.
 *
 * <p>The problem is a noisy bowl, f(θ) = ½·Σ hᵢ·θᵢ² with curvatures hᵢ from 0.01 to 1 and Gaussian
 * noise of standard deviation 0.1·hᵢ on each gradient, from θᵢ = 1. Gradients are taken where the
 * library's θ is and handed to both, so that what is compared is the recurrence and not the growth
 * of rounding errors along two paths.
 */
public final class PaperCheck {

  /** d of the problem. */
  public static final int SIZE = 10;

  private static final double NOISE = 0.1;

  private PaperCheck() {}

  /**
   * The largest |Δ_library − Δ_paper| over all steps and coordinates.
   *
   * @param library a complete optimizer in float
   * @param paper a fresh recurrence over {@link #SIZE} coordinates
   */
  public static double largestDifference(
      Optimizer library, Recurrence paper, int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer.State state = library.init(SIZE);
    float[] theta = new float[SIZE];
    Arrays.fill(theta, 1);
    double largest = 0;
    for (int t = 0; t < steps; t++) {
      float[] update = gradient(theta, random);
      double[] expected = paper.update(widened(update));
      state.update(update, theta);
      for (int i = 0; i < SIZE; i++) {
        largest = Math.max(largest, Math.abs(update[i] - expected[i]));
        theta[i] += update[i];
      }
    }
    return largest;
  }

  /** The library's updates on a list of gradients of one coordinate, for a table of first steps. */
  public static double[] updates(Optimizer library, double... gradients) {
    Optimizer.State state = library.init(1);
    float[] theta = new float[1];
    double[] updates = new double[gradients.length];
    for (int t = 0; t < gradients.length; t++) {
      float[] update = {(float) gradients[t]};
      state.update(update, theta);
      theta[0] += update[0];
      updates[t] = update[0];
    }
    return updates;
  }

  private static float[] gradient(float[] theta, SplittableRandom random) {
    float[] gradient = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double curvature = Math.pow(10, -2.0 * i / (SIZE - 1));
      gradient[i] = (float) (curvature * (theta[i] + NOISE * random.nextGaussian()));
    }
    return gradient;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
