package leeml.spark.pca;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The first principal components of a wide table, without its covariance of p² numbers.
 *
 * <p>A random Q of k + oversampling columns, multiplied by A = XᵀX/n again and again and
 * orthonormalised each time, turns into the space of the largest eigenvectors: a component's error
 * shrinks by λ_{l+1}/λ_k a pass, l being the columns of Q. A pass needs no A: it sums xᵢ (xᵢᵀ Q)
 * over the rows, and sends p·l doubles down and, from each partition, as many up. A last pass takes
 * the l × l covariance of the rows within Q, whose eigenvectors are the components (Rayleigh–Ritz).
 *
 * <p>Source: N. Halko, P.-G. Martinsson, J. A. Tropp, Finding Structure with Randomness, SIAM
 * Review 53(2), 2011, algorithm 4.4 (randomized subspace iteration), applied to XᵀX.
 */
public final class RandomSubspace {

  private final int components;
  private final int oversampling;
  private final int passes;
  private final long seed;

  /**
   * A search.
   *
   * @param components k, at least 1
   * @param oversampling how many columns more Q has, at least 0; 10 is usual
   * @param passes multiplications by XᵀX, at least 1; 2 are enough for a picture, slow spectra take
   *     more
   */
  public RandomSubspace(int components, int oversampling, int passes, long seed) {
    if (components < 1 || oversampling < 0 || passes < 1) {
      throw new IllegalArgumentException(
          "components = %d, oversampling = %d, passes = %d, expected at least 1, 0, 1"
              .formatted(components, oversampling, passes));
    }
    this.components = components;
    this.oversampling = oversampling;
    this.passes = passes;
    this.seed = seed;
  }

  /**
   * Finds the components.
   *
   * @param rows at least p numbers each, of which the first p are taken; not modified
   * @param mean x̄, shape (p), with p at least the number of components
   * @throws IllegalArgumentException if there are fewer columns than components
   */
  public PrincipalComponents of(JavaRDD<double[]> rows, double[] mean) {
    int p = mean.length;
    PrincipalComponents.requireComponents(components, p);
    int width = Math.min(p, components + oversampling);
    SplittableRandom random = new SplittableRandom(seed);
    double[] basis = new double[p * width];
    for (int e = 0; e < basis.length; e++) {
      basis[e] = random.nextGaussian();
    }
    Dense.orthonormalise(basis, p, width);
    for (int pass = 0; pass < passes; pass++) {
      basis = columns(pass(rows, mean, rowsOf(basis, p, width), false).sums, p, width);
      Dense.orthonormalise(basis, p, width);
    }
    return components(pass(rows, mean, rowsOf(basis, p, width), true), mean, basis, width);
  }

  private PrincipalComponents components(Pass last, double[] mean, double[] basis, int width) {
    int p = mean.length;
    double[] covariance = new double[width * width];
    for (int e = 0; e < covariance.length; e++) {
      covariance[e] = last.sums[e] / last.rows;
    }
    Dense.Eigen within = Dense.largest(covariance, width, components);
    double[][] axes = new double[components][p];
    for (int k = 0; k < components; k++) {
      for (int c = 0; c < width; c++) {
        for (int j = 0; j < p; j++) {
          axes[k][j] += within.vectors()[k][c] * basis[c * p + j];
        }
      }
    }
    return new PrincipalComponents(mean.clone(), axes, within.values(), last.square / last.rows);
  }

  /**
   * Sums over rows.
   *
   * @param sums Σ x zᵀ, shape (p, l) row-major, or Σ z zᵀ, shape (l, l); z = Qᵀ x
   * @param square Σ ‖x‖²
   * @param rows n
   */
  private record Pass(double[] sums, double square, long rows) implements Serializable {

    Pass plus(Pass other) {
      for (int e = 0; e < sums.length; e++) {
        sums[e] += other.sums[e];
      }
      return new Pass(sums, square + other.square, rows + other.rows);
    }
  }

  private static Pass pass(JavaRDD<double[]> rows, double[] mean, double[] basis, boolean inside) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.context());
    Broadcast<double[][]> sent = spark.broadcast(new double[][] {mean, basis});
    try {
      return rows
          .mapPartitions(
              part -> List.of(pass(part, sent.value()[0], sent.value()[1], inside)).iterator())
          .collect()
          .stream()
          .reduce(Pass::plus)
          .orElseThrow();
    } finally {
      sent.destroy();
    }
  }

  private static Pass pass(Iterator<double[]> rows, double[] mean, double[] basis, boolean inside) {
    int p = mean.length;
    int width = basis.length / p;
    double[] sums = new double[inside ? width * width : p * width];
    double[] x = new double[p];
    double[] z = new double[width];
    double square = 0;
    long count = 0;
    for (; rows.hasNext(); count++) {
      double[] row = rows.next();
      Arrays.fill(z, 0);
      for (int j = 0; j < p; j++) {
        x[j] = row[j] - mean[j];
        square += x[j] * x[j];
        addScaled(x[j], basis, j * width, z, 0, width);
      }
      double[] left = inside ? z : x;
      for (int j = 0; j < left.length; j++) {
        addScaled(left[j], z, 0, sums, j * width, width);
      }
    }
    return new Pass(sums, square, count);
  }

  private static void addScaled(double a, double[] v, int vAt, double[] into, int at, int width) {
    for (int c = 0; c < width; c++) {
      into[at + c] += a * v[vAt + c];
    }
  }

  /** Column by column to row by row. */
  private static double[] rowsOf(double[] columns, int p, int width) {
    double[] rows = new double[columns.length];
    for (int c = 0; c < width; c++) {
      for (int j = 0; j < p; j++) {
        rows[j * width + c] = columns[c * p + j];
      }
    }
    return rows;
  }

  private static double[] columns(double[] rows, int p, int width) {
    return rowsOf(rows, width, p);
  }
}
