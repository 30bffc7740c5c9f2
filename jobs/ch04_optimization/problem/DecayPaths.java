package ch04_optimization.problem;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.optim.Optimizer;

/**
 * A noisy bowl whose coordinates have gradients of very different size, and the path that an
 * optimizer takes over it.
 *
 * <p>gᵢ = hᵢ·(θᵢ − 1 + ξᵢ) with ξᵢ normal, standard deviation 1, and hᵢ evenly spaced in log from
 * 0.01 to 1; θ₀ = (1, …, 1). Every optimizer meets the same ξ, so that two paths differ by what the
 * optimizers do and by nothing else.
 *
 * @param steps how long a path is
 * @param seed of the noise
 */
public record DecayPaths(int steps, long seed) implements Serializable {

  private static final int SIZE = 10;

  /** θ₁ … θ_T, shape (steps, 10). */
  public float[][] walk(Optimizer optimizer) {
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer.State state = optimizer.init(SIZE);
    float[][] path = new float[steps][];
    float[] theta = new float[SIZE];
    float[] direction = new float[SIZE];
    Arrays.fill(theta, 1);
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < SIZE; i++) {
        double curvature = Math.pow(10, -2.0 * i / (SIZE - 1));
        direction[i] = (float) (curvature * (theta[i] - 1 + random.nextGaussian()));
      }
      state.update(direction, theta);
      for (int i = 0; i < SIZE; i++) {
        theta[i] += direction[i];
      }
      path[t] = theta.clone();
    }
    return path;
  }

  /** The largest |θ_{t,i} − θ′_{t,i}| along two paths. */
  public static double largestDifference(float[][] path, float[][] other) {
    double largest = 0;
    for (int t = 0; t < path.length; t++) {
      for (int i = 0; i < path[t].length; i++) {
        largest = Math.max(largest, Math.abs(path[t][i] - other[t][i]));
      }
    }
    return largest;
  }
}
