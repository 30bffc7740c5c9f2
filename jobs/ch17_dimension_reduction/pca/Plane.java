package ch17_dimension_reduction.pca;

import leeml.spark.sum.ClassMoments;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Nearest class mean after a projection, in units of the scatter within: d² = (z − μ_k)ᵀ W⁻¹ (z −
 * μ_k), W being the mean covariance within classes in the projection. So both projections are
 * judged by the same rule, whatever the length of their axes.
 */
public final class Plane {

  private final double[][] axes;
  private final double[][] means;
  private final RealMatrix inverse;

  /**
   * A rule from sums.
   *
   * @param axes shape (m, p); not modified, not copied
   * @param classes over the p columns; not modified
   */
  public Plane(double[][] axes, ClassMoments classes) {
    this.axes = axes;
    int p = classes.columns();
    means = new double[classes.classes()][];
    RealMatrix project = new Array2DRowRealMatrix(axes);
    for (int k = 0; k < classes.classes(); k++) {
      double[] mean = new double[p];
      for (int i = 0; i < p; i++) {
        mean[i] = classes.of(k).mean(i);
      }
      means[k] = project(mean);
    }
    RealMatrix within = new Array2DRowRealMatrix(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        within.setEntry(i, j, classes.sharedCovariance(i, j));
      }
    }
    RealMatrix inPlane = project.multiply(within).multiply(project.transpose());
    inverse = new SingularValueDecomposition(inPlane).getSolver().getInverse();
  }

  /** The class whose mean is nearest to a row; of two as near, the first. */
  public int nearest(double[] row) {
    double[] z = project(row);
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < means.length; k++) {
      double[] apart = new double[z.length];
      for (int i = 0; i < z.length; i++) {
        apart[i] = z[i] - means[k][i];
      }
      double[] scaled = inverse.operate(apart);
      double distance = 0;
      for (int i = 0; i < z.length; i++) {
        distance += apart[i] * scaled[i];
      }
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    return nearest;
  }

  private double[] project(double[] x) {
    double[] z = new double[axes.length];
    for (int m = 0; m < z.length; m++) {
      for (int j = 0; j < axes[m].length; j++) {
        z[m] += axes[m][j] * x[j];
      }
    }
    return z;
  }
}
