package leeml.rl.algorithm;

import java.util.function.UnaryOperator;

/**
 * Solves A x = b for a symmetric positive definite A that is known only as v → A v.
 *
 * <pre>
 *   x = 0, r = p = b
 *   α = rᵀr / pᵀAp,  x ← x + α p,  r′ = r − α A p,  p ← r′ + (r′ᵀr′ / rᵀr) p,  r ← r′
 * </pre>
 *
 * <p>Exact after as many rounds as there are unknowns, but for rounding; a few give the directions
 * in which A is largest. Source: Hestenes and Stiefel, Methods of conjugate gradients for solving
 * linear systems, Journal of Research of the National Bureau of Standards 49 (1952).
 */
final class ConjugateGradient {

  private ConjugateGradient() {}

  /**
   * An approximate solution, starting from 0.
   *
   * @param product v → A v; gets an array that it may not modify or keep
   * @param b not modified
   * @param rounds at most, at least 1
   * @param tolerance ends earlier once rᵀr is this small against bᵀb
   */
  static double[] solve(UnaryOperator<double[]> product, double[] b, int rounds, double tolerance) {
    double[] x = new double[b.length];
    double[] r = b.clone();
    double[] p = b.clone();
    double rr = dot(r, r);
    double enough = tolerance * rr;
    for (int round = 0; round < rounds && rr > enough; round++) {
      double[] ap = product.apply(p);
      double alpha = rr / dot(p, ap);
      for (int i = 0; i < x.length; i++) {
        x[i] += alpha * p[i];
        r[i] -= alpha * ap[i];
      }
      double next = dot(r, r);
      for (int i = 0; i < p.length; i++) {
        p[i] = r[i] + next / rr * p[i];
      }
      rr = next;
    }
    return x;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
