package leeml.spark.sum;

import java.io.Serializable;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * The normal distribution N(μ, Σ) over rows of p numbers: ln p(x) = −½ (p ln 2π + ln det Σ + (x −
 * μ)ᵀ Σ⁻¹ (x − μ)).
 *
 * <p>Σ is kept as its factor, Σ = D L Lᵀ D with D the columns' deviations and L lower triangular,
 * so that the columns' units do not matter; the quadratic form is ‖L⁻¹ D⁻¹ (x − μ)‖², and Σ is
 * never inverted.
 */
public final class Gaussian implements Serializable {

  private final double[] mean;
  private final double[] scale;
  private final double[][] factor;
  private final double logDeterminant;

  private Gaussian(double[] mean, double[] scale, double[][] factor) {
    this.mean = mean;
    this.scale = scale;
    this.factor = factor;
    double log = 0;
    for (int j = 0; j < mean.length; j++) {
      log += 2 * (Math.log(scale[j]) + Math.log(factor[j][j]));
    }
    logDeterminant = log;
  }

  /**
   * A distribution.
   *
   * @param mean μ, shape (p); copied
   * @param covariance Σ, shape (p, p), symmetric; copied
   * @throws IllegalArgumentException if Σ is not positive definite, naming the first column that
   *     makes it so
   */
  public static Gaussian of(double[] mean, double[][] covariance) {
    int p = mean.length;
    double[] scale = new double[p];
    for (int j = 0; j < p; j++) {
      scale[j] = Math.sqrt(covariance[j][j]);
      if (!(scale[j] > 0) || Double.isInfinite(scale[j])) {
        throw new IllegalArgumentException(
            "column %d has the variance %s, expected a number above 0"
                .formatted(j, covariance[j][j]));
      }
    }
    double[][] unit = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        unit[i][j] = covariance[i][j] / (scale[i] * scale[j]);
      }
    }
    try {
      double[][] factor =
          new CholeskyDecomposition(
                  MatrixUtils.createRealMatrix(unit),
                  CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
                  0)
              .getL()
              .getData();
      return new Gaussian(mean.clone(), scale, factor);
    } catch (NonPositiveDefiniteMatrixException e) {
      throw new IllegalArgumentException(
          "column %d is a combination of the columns before it: the covariance has no inverse"
              .formatted(e.getRow()),
          e);
    }
  }

  /** The number p of columns. */
  public int columns() {
    return mean.length;
  }

  /** μ of a column, in its units. */
  public double mean(int column) {
    return mean[column];
  }

  /** ln det Σ. */
  public double logDeterminant() {
    return logDeterminant;
  }

  /** ln p(x); the first p numbers of x are read, not modified. */
  public double logDensity(double[] x) {
    return -0.5 * (mean.length * Math.log(2 * Math.PI) + logDeterminant + squaredDistance(x));
  }

  /** Mahalanobis' squared distance (x − μ)ᵀ Σ⁻¹ (x − μ), ≥ 0, without a unit. */
  public double squaredDistance(double[] x) {
    double[] u = new double[mean.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (x[j] - mean[j]) / scale[j];
    }
    forward(u);
    double sum = 0;
    for (double value : u) {
      sum += value * value;
    }
    return sum;
  }

  /** Σ⁻¹ v, a new array of shape (p). */
  public double[] solve(double[] v) {
    int p = mean.length;
    double[] u = new double[p];
    for (int j = 0; j < p; j++) {
      u[j] = v[j] / scale[j];
    }
    forward(u);
    for (int i = p - 1; i >= 0; i--) {
      for (int j = i + 1; j < p; j++) {
        u[i] -= factor[j][i] * u[j];
      }
      u[i] /= factor[i][i];
    }
    for (int j = 0; j < p; j++) {
      u[j] /= scale[j];
    }
    return u;
  }

  /** u ← L⁻¹ u. */
  private void forward(double[] u) {
    for (int i = 0; i < u.length; i++) {
      double[] row = factor[i];
      double sum = u[i];
      for (int j = 0; j < i; j++) {
        sum -= row[j] * u[j];
      }
      u[i] = sum / row[i];
    }
  }
}
