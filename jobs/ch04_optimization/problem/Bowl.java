package ch04_optimization.problem;

import java.io.Serializable;
import java.util.Arrays;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;

/**
 * A bowl of given condition number, f(θ) = ½·Σ hᵢ·θᵢ², hᵢ evenly spaced in log from 1/κ to 1, and
 * the best constants that theory knows for it.
 *
 * <p>With L = 1 and m = 1/κ the largest and smallest curvature: gradient descent η = 2/(L + m),
 * error factor (κ − 1)/(κ + 1) a step; heavy ball η = 4/(√L + √m)², μ = ((√κ − 1)/(√κ + 1))²,
 * factor √μ; Nesterov η = 1/L, μ = (√κ − 1)/(√κ + 1), factor 1 − 1/√κ. To a given accuracy the
 * first takes a number of steps proportional to κ, the others to √κ.
 *
 * <p>Source: Polyak 1964; Nesterov 2004, theorems 2.1.15 and 2.2.3.
 *
 * @param condition κ, above 1
 */
public record Bowl(double condition) implements Serializable {

  private static final int SIZE = 20;

  /** Gradient descent at its best rate. */
  public Optimizer gradientDescent() {
    return Optimizers.sgd(2 / (1 + 1 / condition));
  }

  /** Heavy ball at its best rate and momentum. */
  public Optimizer heavyBall() {
    double root = Math.sqrt(condition);
    double rate = 4 / Math.pow(1 + 1 / root, 2);
    return Optimizers.momentum(new Constant(rate), Math.pow((root - 1) / (root + 1), 2));
  }

  /** Nesterov's gradient with its momentum for strongly convex functions. */
  public Optimizer nesterov() {
    double root = Math.sqrt(condition);
    return Optimizers.nesterov(new Constant(1), (root - 1) / (root + 1));
  }

  /**
   * The first step after which ‖θ‖ ≤ target·‖θ₀‖, from θ₀ = (1, …, 1).
   *
   * @param target in (0, 1); above 1e-5, which float still resolves
   * @param most where counting ends
   * @return the step, or {@code most} if it was not reached before
   */
  public long stepsTo(Optimizer optimizer, double target, long most) {
    Optimizer.State state = optimizer.init(SIZE);
    float[] theta = new float[SIZE];
    float[] direction = new float[SIZE];
    double[] curvature = new double[SIZE];
    Arrays.setAll(curvature, i -> Math.pow(condition, -(double) i / (SIZE - 1)));
    Arrays.fill(theta, 1);
    for (long t = 1; t < most; t++) {
      double norm = 0;
      for (int i = 0; i < SIZE; i++) {
        direction[i] = (float) (curvature[i] * theta[i]);
      }
      state.update(direction, theta);
      for (int i = 0; i < SIZE; i++) {
        theta[i] += direction[i];
        norm += (double) theta[i] * theta[i];
      }
      if (Math.sqrt(norm / SIZE) <= target) {
        return t;
      }
    }
    return most;
  }
}
