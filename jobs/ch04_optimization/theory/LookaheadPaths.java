package ch04_optimization.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * Lookahead over three inner optimizers on one parameter, as two nested loops with φ and θ by name.
 *
 * <p>For each outer step: θ₀ ← φ; θᵢ ← inner step from θᵢ₋₁, i = 1 … k; φ ← φ + α·(θₖ − φ). Inner
 * moments live on from one outer step to the next.
 *
 * <p>Source: Zhang, Lucas, Hinton and Ba, Lookahead optimizer: k steps forward, 1 step back,
 * NeurIPS 2019, algorithm 1.
 *
 * @param slope dL/dθ
 * @param start φ₀
 * @param period k
 * @param slowRate α
 * @param rounds outer steps
 */
public record LookaheadPaths(
    DoubleUnaryOperator slope, double start, int period, double slowRate, int rounds) {

  /** One inner step: from θ and its gradient to the next θ, with moments of its own. */
  @FunctionalInterface
  private interface Inner {
    double step(double theta, double gradient);
  }

  /** Over θ ← θ − η·g. */
  public double[] overSgd(double rate) {
    return path((theta, g) -> theta - rate * g);
  }

  /** Over v ← μ·v + g, θ ← θ − η·v. */
  public double[] overMomentum(double rate, double momentum) {
    double[] v = {0};
    return path(
        (theta, g) -> {
          v[0] = momentum * v[0] + g;
          return theta - rate * v[0];
        });
  }

  /** Over Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
  public double[] overAdam(double rate) {
    double[] memory = {0, 0, 0};
    return path(
        (theta, g) -> {
          memory[0] = 0.9 * memory[0] + 0.1 * g;
          memory[1] = 0.999 * memory[1] + 0.001 * g * g;
          memory[2]++;
          double mean = memory[0] / (1 - Math.pow(0.9, memory[2]));
          double square = memory[1] / (1 - Math.pow(0.999, memory[2]));
          return theta - rate * mean / (Math.sqrt(square) + 1e-8);
        });
  }

  /** θ after every inner step, where a k-th one is followed by the step back; shape (k·rounds). */
  private double[] path(Inner inner) {
    double[] path = new double[rounds * period];
    double phi = start;
    for (int round = 0; round < rounds; round++) {
      double theta = phi;
      for (int i = 0; i < period; i++) {
        theta = inner.step(theta, slope.applyAsDouble(theta));
        path[round * period + i] = theta;
      }
      phi += slowRate * (theta - phi);
      path[round * period + period - 1] = phi;
    }
    return path;
  }
}
