package ch03_gradient_descent.quadratic;

import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The loss of linear regression as what it is, a quadratic, and what follows for descent on it.
 *
 * <p>L(θ) = 1/2n ‖X̃θ − y‖² = L* + ½ (θ − θ*)ᵀ H (θ − θ*), X̃ = (X, 1), H = X̃ᵀX̃/n with
 * eigenvalues λ₁ ≤ … ≤ λ_d. A step θ ← θ − η∇L multiplies the error along eigenvector i by 1 − ηλᵢ,
 * so that
 *
 * <pre>L(θₖ) − L* = ½ Σᵢ λᵢ cᵢ² (1 − ηλᵢ)²ᵏ,   c = Vᵀ(θ₀ − θ*).</pre>
 *
 * <p>It converges if and only if η &lt; 2/λ_max, and fastest, by (κ − 1)/(κ + 1) a step with κ =
 * λ_max/λ_min, at η = 2/(λ_min + λ_max). Source: Nocedal and Wright, Numerical Optimization, 2nd
 * ed., §3.3; Boyd and Vandenberghe, Convex Optimization, §9.3. Descent starts at θ₀ = 0 unless
 * {@link #evenStart} is asked for.
 */
public final class Quadratic {

  private final RealMatrix hessian;
  private final RealVector minimiser;
  private final double lowestLoss;
  private final double[] eigenvalues;
  private final RealMatrix eigenvectors;
  private final double[] startErrors;

  private Quadratic(RealMatrix hessian, RealVector minimiser, double lowestLoss) {
    this.hessian = hessian;
    this.minimiser = minimiser;
    this.lowestLoss = lowestLoss;
    EigenDecomposition eigen = new EigenDecomposition(hessian);
    eigenvalues = eigen.getRealEigenvalues();
    eigenvectors = eigen.getV();
    startErrors = eigen.getVT().operate(minimiser.mapMultiply(-1)).toArray();
  }

  /**
   * The loss over a table.
   *
   * @param columns features, shape (p, n); a column of ones is added for the bias
   * @param target shape (n)
   */
  public static Quadratic of(double[][] columns, double[] target) {
    int n = target.length;
    RealMatrix x = MatrixUtils.createRealMatrix(n, columns.length + 1);
    for (int j = 0; j < columns.length; j++) {
      x.setColumn(j, columns[j]);
    }
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    x.setColumn(columns.length, ones);
    RealVector y = MatrixUtils.createRealVector(target);
    RealVector best = new QRDecomposition(x).getSolver().solve(y);
    RealVector residual = x.operate(best).subtract(y);
    double lowest = residual.dotProduct(residual) / (2.0 * n);
    return new Quadratic(x.transpose().multiply(x).scalarMultiply(1.0 / n), best, lowest);
  }

  /** d. */
  public int size() {
    return eigenvalues.length;
  }

  /** λ_min. */
  public double smallest() {
    return Arrays.stream(eigenvalues).min().orElseThrow();
  }

  /** λ_max. */
  public double largest() {
    return Arrays.stream(eigenvalues).max().orElseThrow();
  }

  /** κ = λ_max / λ_min. */
  public double condition() {
    return largest() / smallest();
  }

  /** 2/λ_max: descent with a larger rate diverges. */
  public double stableRate() {
    return 2 / largest();
  }

  /** 2/(λ_min + λ_max): the rate that shrinks the worst error fastest. */
  public double bestRate() {
    return 2 / (smallest() + largest());
  }

  /** L*. */
  public double lowestLoss() {
    return lowestLoss;
  }

  /** L(θₖ) − L* after {@code steps} steps of rate η from θ₀ = 0. */
  public double excess(double rate, long steps) {
    double sum = 0;
    for (int i = 0; i < eigenvalues.length; i++) {
      double shrink = Math.pow(1 - rate * eigenvalues[i], 2.0 * steps);
      sum += 0.5 * eigenvalues[i] * startErrors[i] * startErrors[i] * shrink;
    }
    return sum;
  }

  /** The loss at which only this fraction of the excess at θ₀ is left. */
  public double lossWithExcess(double fraction) {
    return lowestLoss + fraction * excess(0, 0);
  }

  /**
   * The first k at which the excess is at most this fraction of that at θ₀.
   *
   * @param rate below 2/λ_max
   */
  public long stepsTo(double fraction, double rate) {
    if (!(rate > 0 && rate < stableRate())) {
      throw new IllegalArgumentException(
          "rate " + rate + " is not in (0, " + stableRate() + "): descent would not converge");
    }
    double target = fraction * excess(rate, 0);
    long below = 0;
    long reached = 1;
    while (excess(rate, reached) > target) {
      below = reached;
      reached *= 2;
    }
    while (reached - below > 1) {
      long middle = (below + reached) / 2;
      if (excess(rate, middle) > target) {
        below = middle;
      } else {
        reached = middle;
      }
    }
    return reached;
  }

  /** θ*, shape (d), the bias last. */
  public double[] minimiser() {
    return minimiser.toArray();
  }

  /**
   * A start with the excess loss of θ₀ = 0 shared evenly between the eigenvectors: cᵢ ∝ 1/√λᵢ. The
   * best rate of theory is that of the worst start, and from here no direction is missing.
   */
  public float[] evenStart() {
    double share = excess(0, 0) / size();
    RealVector start = minimiser.copy();
    for (int i = 0; i < size(); i++) {
      RealVector error = eigenvectors.getColumnVector(i);
      start = start.add(error.mapMultiply(Math.sqrt(2 * share / eigenvalues[i])));
    }
    float[] theta = new float[size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) start.getEntry(i);
    }
    return theta;
  }

  /** L where two parameters have the values x and y, and the others those of θ*. */
  public double slice(int first, double x, int second, double y) {
    double dx = x - minimiser.getEntry(first);
    double dy = y - minimiser.getEntry(second);
    return lowestLoss
        + 0.5 * hessian.getEntry(first, first) * dx * dx
        + 0.5 * hessian.getEntry(second, second) * dy * dy
        + hessian.getEntry(first, second) * dx * dy;
  }
}
