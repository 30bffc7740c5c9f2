package ch05_classification.logistic;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * Logistic regression in one thread by Newton's method, for searches that fit hundreds of small
 * tables: θ ← θ − H⁻¹g with g = 1/n Uᵀ(p − y) + λw and H = 1/n Uᵀ diag(p(1 − p)) U + λI; u ends in
 * a 1 for b, which has no penalty.
 *
 * <p>The loss is convex and λ > 0 bounds H from below, so a step that does not lower the loss is
 * halved until it does (Boyd, Vandenberghe, Convex Optimization, 2004, §9.5).
 */
public final class Newton {

  private static final int MOST_STEPS = 50;
  private static final double SMALLEST_DECREMENT = 1e-12;
  private static final double SMALLEST_PIVOT = 1e-14;

  /** Where all p(1 − p) vanish b has no curvature left; this much keeps H regular. */
  private static final double CURVATURE_OF_INTERCEPT = 1e-9;

  private final double[][] rows;
  private final double[] targets;
  private final double lambda;

  private Newton(double[][] rows, double[] targets, double lambda) {
    this.rows = rows;
    this.targets = targets;
    this.lambda = lambda;
  }

  /**
   * Fits w and b.
   *
   * @param rows u without the 1, shape (n, p), at least one row; not modified
   * @param targets 0 or 1, shape (n); not modified
   * @param lambda λ > 0
   * @return (w, b), shape (p + 1)
   */
  public static double[] fit(double[][] rows, double[] targets, double lambda) {
    if (!(lambda > 0)) {
      throw new IllegalArgumentException("lambda = " + lambda + ", expected a number above 0");
    }
    return new Newton(rows, targets, lambda).fit();
  }

  private double[] fit() {
    double[] theta = new double[rows[0].length + 1];
    double loss = loss(theta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[theta.length];
      double[] direction = direction(theta, gradient);
      double decrement = 0;
      for (int j = 0; j < theta.length; j++) {
        decrement += gradient[j] * direction[j];
      }
      if (decrement < SMALLEST_DECREMENT) {
        return theta;
      }
      double share = 1;
      double[] next = moved(theta, direction, share);
      double nextLoss = loss(next);
      while (nextLoss > loss && share > SMALLEST_DECREMENT) {
        share /= 2;
        next = moved(theta, direction, share);
        nextLoss = loss(next);
      }
      theta = next;
      loss = nextLoss;
    }
    return theta;
  }

  private static double[] moved(double[] theta, double[] direction, double share) {
    double[] next = theta.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] -= share * direction[j];
    }
    return next;
  }

  private double score(double[] theta, double[] u) {
    double z = theta[u.length];
    for (int j = 0; j < u.length; j++) {
      z += theta[j] * u[j];
    }
    return z;
  }

  private double loss(double[] theta) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double z = score(theta, rows[i]);
      sum += Math.max(z, 0) - targets[i] * z + Math.log1p(Math.exp(-Math.abs(z)));
    }
    double squares = 0;
    for (int j = 0; j < theta.length - 1; j++) {
      squares += theta[j] * theta[j];
    }
    return sum / rows.length + lambda / 2 * squares;
  }

  /** H⁻¹g; fills in g. */
  private double[] direction(double[] theta, double[] gradient) {
    int d = theta.length;
    double[][] hessian = new double[d][d];
    for (int i = 0; i < rows.length; i++) {
      double p = 1 / (1 + Math.exp(-score(theta, rows[i])));
      addRow(rows[i], (p - targets[i]) / rows.length, p * (1 - p) / rows.length, gradient, hessian);
    }
    for (int j = 0; j < d - 1; j++) {
      gradient[j] += lambda * theta[j];
      hessian[j][j] += lambda;
    }
    hessian[d - 1][d - 1] += CURVATURE_OF_INTERCEPT;
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < a; b++) {
        hessian[b][a] = hessian[a][b];
      }
    }
    return new CholeskyDecomposition(
            MatrixUtils.createRealMatrix(hessian),
            CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
            SMALLEST_PIVOT)
        .getSolver()
        .solve(new ArrayRealVector(gradient))
        .toArray();
  }

  /** Adds a row's part to g and to the lower half of H. */
  private static void addRow(
      double[] u, double slope, double curvature, double[] gradient, double[][] hessian) {
    int p = u.length;
    for (int a = 0; a <= p; a++) {
      double left = a < p ? u[a] : 1;
      if (left == 0) {
        continue;
      }
      gradient[a] += slope * left;
      double weight = curvature * left;
      double[] into = hessian[a];
      for (int b = 0; b < Math.min(a + 1, p); b++) {
        into[b] += weight * u[b];
      }
      if (a == p) {
        into[p] += weight;
      }
    }
  }
}
