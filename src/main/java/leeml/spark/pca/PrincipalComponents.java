package leeml.spark.pca;

import java.io.Serializable;
import java.util.Arrays;
import leeml.spark.sum.Comoments;

/**
 * The directions in which data vary most: z_k = u_k · (x − x̄), uncorrelated, with falling
 * variances λ_k, ‖u_k‖ = 1.
 *
 * <p>A direction and its opposite are the same component; its largest number is made positive, so
 * that the same data always give the same signs.
 *
 * @param mean x̄, shape (p)
 * @param axes u, shape (k, p)
 * @param variances λ, shape (k), 1/n Σ z², in the square of the columns' units
 * @param totalVariance of all columns, Σⱼ 1/n Σᵢ (x_ij − x̄_j)²
 */
public record PrincipalComponents(
    double[] mean, double[][] axes, double[] variances, double totalVariance)
    implements Serializable {

  /** Turns the axes, in place, so that the largest number of each is positive. */
  public PrincipalComponents {
    for (double[] axis : axes) {
      int largest = 0;
      for (int j = 1; j < axis.length; j++) {
        // Of two as large but for rounding, the first: signs are then the same by any algorithm.
        largest = Math.abs(axis[j]) > Math.abs(axis[largest]) * (1 + 1e-6) ? j : largest;
      }
      double sign = Math.signum(axis[largest]);
      for (int j = 0; j < axis.length && sign < 0; j++) {
        axis[j] = -axis[j];
      }
    }
    for (int k = 0; k < variances.length; k++) {
      variances[k] = Math.max(0, variances[k]); // a rounding below 0 is 0
    }
  }

  /**
   * The eigenvectors of the covariance with the largest eigenvalues.
   *
   * @param moments of the columns 0 … p − 1; not modified
   * @param k 1 … p
   * @throws IllegalArgumentException if k is outside, or there are no rows
   */
  public static PrincipalComponents ofCovariance(Comoments moments, int k) {
    int p = moments.columns();
    requireComponents(k, p);
    if (moments.count() == 0) {
      throw new IllegalArgumentException("no rows: at least one is needed");
    }
    double[] covariance = new double[p * p];
    double[] mean = new double[p];
    double total = 0;
    for (int j = 0; j < p; j++) {
      mean[j] = moments.mean(j);
      total += moments.covariance(j, j);
      for (int i = 0; i <= j; i++) {
        covariance[j * p + i] = moments.covariance(i, j);
        covariance[i * p + j] = covariance[j * p + i];
      }
    }
    Dense.Eigen eigen = Dense.largest(covariance, p, k);
    return new PrincipalComponents(mean, eigen.vectors(), eigen.values(), total);
  }

  static void requireComponents(int k, int columns) {
    if (k < 1 || k > columns) {
      throw new IllegalArgumentException(
          "%d components of %d columns, legal are 1 … %d".formatted(k, columns, columns));
    }
  }

  /** The number k of components. */
  public int count() {
    return axes.length;
  }

  /** The first of them. */
  public PrincipalComponents first(int components) {
    requireComponents(components, count());
    return new PrincipalComponents(
        mean, Arrays.copyOf(axes, components), Arrays.copyOf(variances, components), totalVariance);
  }

  /** λ_k / Σ λ: what share of the whole variance a component holds; 0 where nothing varies. */
  public double share(int component) {
    return totalVariance == 0 ? 0 : variances[component] / totalVariance;
  }

  /** The share of the first {@code components} together. */
  public double shareOfFirst(int components) {
    double sum = 0;
    for (int k = 0; k < components; k++) {
      sum += share(k);
    }
    return sum;
  }

  /**
   * z of a row, a new array of shape (k).
   *
   * @param x the first p are read, not modified
   */
  public double[] project(double[] x) {
    double[] z = new double[axes.length];
    for (int k = 0; k < z.length; k++) {
      for (int j = 0; j < mean.length; j++) {
        z[k] += axes[k][j] * (x[j] - mean[j]);
      }
    }
    return z;
  }

  /**
   * x̂ = x̄ + Σ z_k u_k over the first components, a new array of shape (p).
   *
   * @param z at most k numbers; not modified
   */
  public double[] reconstruct(double... z) {
    double[] x = mean.clone();
    for (int k = 0; k < z.length; k++) {
      for (int j = 0; j < x.length; j++) {
        x[j] += z[k] * axes[k][j];
      }
    }
    return x;
  }
}
