package ch17_dimension_reduction.pca;

import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.Comoments;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Fisher's linear discriminant: the directions u along which class means lie farthest apart beside
 * the scatter within classes, uᵀ S_b u / uᵀ S_w u.
 *
 * <p>S_w = Σ_k n_k/n Σ_k is the mean covariance within a class, S_b = Σ_k n_k/n (μ_k − x̄)(μ_k −
 * x̄)ᵀ that of the class means. In coordinates in which S_w is the identity (z = S_w^{-½} x) the
 * ratio is uᵀ S_b u, and its directions are eigenvectors; there are at most K − 1 with a ratio
 * above 0.
 *
 * <p>Source: R. A. Fisher, The Use of Multiple Measurements in Taxonomic Problems, Annals of
 * Eugenics 7, 1936; C. R. Rao 1948 for several classes. Directions in which no class scatters, as
 * constant columns, are left out.
 *
 * @param axes in the columns' units, shape (m, p), m ≤ K − 1: the scatter within is 1 along each
 * @param ratios uᵀ S_b u / uᵀ S_w u, falling, shape (m)
 */
public record Discriminant(double[][] axes, double[] ratios) {

  /** Directions with less than this share of the largest scatter within are left out. */
  private static final double LEAST_SCATTER = 1e-9;

  /**
   * The directions of classes' sums.
   *
   * @param classes at least two, each with rows; not modified
   * @throws IllegalArgumentException if no column varies within the classes
   */
  public static Discriminant of(ClassMoments classes) {
    RealMatrix whitening = whitening(within(classes));
    RealMatrix between = whitening.transpose().multiply(between(classes)).multiply(whitening);
    EigenDecomposition eigen = new EigenDecomposition(symmetric(between));
    int count = Math.min(classes.classes() - 1, whitening.getColumnDimension());
    double[][] axes = new double[count][];
    double[] ratios = new double[count];
    for (int k = 0; k < count; k++) { // commons-math sorts eigenvalues of a symmetric matrix
      axes[k] = whitening.operate(eigen.getEigenvector(k)).toArray();
      ratios[k] = Math.max(0, eigen.getRealEigenvalue(k));
    }
    return new Discriminant(axes, ratios);
  }

  /**
   * uᵀ S_b u / uᵀ S_w u of any direction.
   *
   * @param axis not 0; not modified
   */
  public static double ratio(double[] axis, ClassMoments classes) {
    RealMatrix u = new Array2DRowRealMatrix(axis);
    double apart = u.transpose().multiply(between(classes)).multiply(u).getEntry(0, 0);
    return apart / u.transpose().multiply(within(classes)).multiply(u).getEntry(0, 0);
  }

  /** The first two discriminants of a row, or one and a 0; a new array. */
  public double[] project(double[] x) {
    double[] z = new double[2];
    for (int k = 0; k < Math.min(2, axes.length); k++) {
      for (int j = 0; j < axes[k].length; j++) {
        z[k] += axes[k][j] * x[j];
      }
    }
    return z;
  }

  private static RealMatrix within(ClassMoments classes) {
    int p = classes.columns();
    RealMatrix within = new Array2DRowRealMatrix(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        within.setEntry(i, j, classes.sharedCovariance(i, j));
      }
    }
    return within;
  }

  private static RealMatrix between(ClassMoments classes) {
    Comoments all = classes.together();
    int p = classes.columns();
    RealMatrix between = new Array2DRowRealMatrix(p, p);
    for (int k = 0; k < classes.classes(); k++) {
      double[] apart = new double[p];
      for (int j = 0; j < p; j++) {
        apart[j] = classes.of(k).mean(j) - all.mean(j);
      }
      RealVector u = new ArrayRealVector(apart, false);
      between = between.add(u.outerProduct(u).scalarMultiply(classes.prior(k)));
    }
    return between;
  }

  /** E D^{-½} of within = E D Eᵀ, over the directions that scatter. */
  private static RealMatrix whitening(RealMatrix within) {
    EigenDecomposition eigen = new EigenDecomposition(symmetric(within));
    double[] values = eigen.getRealEigenvalues();
    int kept = 0;
    while (kept < values.length && values[kept] > LEAST_SCATTER * values[0]) {
      kept++;
    }
    if (kept == 0) {
      throw new IllegalArgumentException("no column varies within the classes");
    }
    RealMatrix whitening = new Array2DRowRealMatrix(values.length, kept);
    for (int k = 0; k < kept; k++) {
      whitening.setColumnVector(k, eigen.getEigenvector(k).mapMultiply(1 / Math.sqrt(values[k])));
    }
    return whitening;
  }

  /** Without the rounding by which products differ from their transposes. */
  private static RealMatrix symmetric(RealMatrix matrix) {
    return matrix.add(matrix.transpose()).scalarMultiply(0.5);
  }
}
