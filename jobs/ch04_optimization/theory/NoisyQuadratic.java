package ch04_optimization.theory;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.optim.Optimizer;

/**
 * The noisy quadratic model in one dimension: every step sees L(θ) = ½·a·(θ − c)² with its own c ~
 * N(0, σ²), so that dL/dθ = a·(θ − c), and the minimum of the mean loss is 0.
 *
 * <p>SGD with rate η settles at Var θ = η²a²σ²/(1 − (1 − ηa)²). Lookahead's slow weights settle at
 * that times α²(1 − q²)/(α²(1 − q²) + 2α(1 − α)(1 − q)), q = (1 − ηa)ᵏ, which is below 1 for α &lt;
 * 1.
 *
 * <p>Source: Zhang, Lucas, Hinton and Ba 2019, section 3.1, proposition 2.
 *
 * @param curvature a, above 0
 * @param noise σ, above 0
 */
public record NoisyQuadratic(double curvature, double noise) implements Serializable {

  /** Var θ of SGD in the long run; 0 &lt; η·a &lt; 2. */
  public double sgdVariance(double rate) {
    double keep = 1 - rate * curvature;
    double kick = rate * curvature * noise;
    return kick * kick / (1 - keep * keep);
  }

  /** Var φ of Lookahead over SGD in the long run, over that of SGD with the same rate. */
  public double lookaheadShare(double rate, int period, double slowRate) {
    double q = Math.pow(1 - rate * curvature, period);
    double pull = slowRate * slowRate * (1 - q * q);
    return pull / (pull + 2 * slowRate * (1 - slowRate) * (1 - q));
  }

  /**
   * Mean of θ² over many independent parameters, after each {@code every}-th step.
   *
   * @param start θ₀ of all of them
   * @param copies how many parameters move side by side, at least 1
   * @return shape (steps / every)
   */
  public double[] meanSquares(
      Optimizer optimizer, double start, int copies, int steps, int every, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer.State state = optimizer.init(copies);
    float[] theta = new float[copies];
    Arrays.fill(theta, (float) start);
    float[] direction = new float[copies];
    double[] squares = new double[steps / every];
    for (int t = 1; t <= steps; t++) {
      for (int i = 0; i < copies; i++) {
        direction[i] = (float) (curvature * (theta[i] - noise * random.nextGaussian()));
      }
      state.update(direction, theta);
      double sum = 0;
      for (int i = 0; i < copies; i++) {
        theta[i] += direction[i];
        sum += (double) theta[i] * theta[i];
      }
      if (t % every == 0) {
        squares[t / every - 1] = sum / copies;
      }
    }
    return squares;
  }
}
