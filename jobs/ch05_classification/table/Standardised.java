package ch05_classification.table;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import leeml.model.Examples;
import leeml.model.fitted.ColumnScale;
import leeml.spark.sum.Comoments;
import org.apache.spark.api.java.JavaRDD;

/**
 * Columns with mean 0 and deviation 1: u = (x − m)/σ, by the training rows' m and σ.
 *
 * <p>Logistic regression on u is that on x with the weights w = v/σ. What changes is how far
 * descent has to go, and that one penalty fits all columns.
 */
public final class Standardised implements Serializable {

  private static final int POWER_STEPS = 200;

  private final ColumnScale scale;
  private final double steepest;

  /**
   * The scale of columns that all vary.
   *
   * @param moments of the training rows, without a target
   */
  public Standardised(Comoments moments) {
    double[] means = new double[moments.columns()];
    double[] deviations = new double[moments.columns()];
    for (int j = 0; j < means.length; j++) {
      means[j] = moments.mean(j);
      deviations[j] = moments.deviation(j);
    }
    scale = new ColumnScale(means, deviations);
    steepest = largestEigenvalue(moments, deviations);
  }

  /** By power iteration; from below, which a part in a hundred on top makes good. */
  private static double largestEigenvalue(Comoments moments, double... deviations) {
    int p = deviations.length;
    double[] v = new double[p];
    for (int j = 0; j < p; j++) {
      v[j] = 1 + j % 7 / 7.0; // no direction that a symmetry of the columns could forbid
    }
    double norm = 1;
    for (int step = 0; step < POWER_STEPS; step++) {
      double[] next = new double[p];
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          next[i] += moments.covariance(i, j) / (deviations[i] * deviations[j]) * v[j];
        }
      }
      norm = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
      for (int j = 0; j < p; j++) {
        v[j] = next[j] / norm;
      }
    }
    return norm;
  }

  /** The scale itself, as a fitted model keeps it. */
  public ColumnScale scale() {
    return scale;
  }

  /** The number p of columns. */
  public int width() {
    return scale.width();
  }

  /** The largest eigenvalue of the columns' correlations, in [1, p]. */
  public double steepest() {
    return steepest;
  }

  /** u of a row, a new array of shape (p); what follows the features is not read. */
  public double[] scaled(double[] row) {
    return scale.scaled(row);
  }

  /**
   * The parameters (w, b) over u of a line that is given over the columns in their own units.
   *
   * @param weights shape (p); not modified
   */
  public float[] theta(double[] weights, double intercept) {
    int p = width();
    float[] theta = new float[p + 1];
    double b = intercept;
    for (int j = 0; j < p; j++) {
      theta[j] = (float) (weights[j] * scale.deviations()[j]);
      b += weights[j] * scale.means()[j];
    }
    theta[p] = (float) b;
    return theta;
  }

  /** Rows of u, and the class after them. */
  public JavaRDD<double[]> apply(JavaRDD<double[]> rows) {
    ColumnScale there = scale;
    return rows.map(
        row -> {
          double[] u = Arrays.copyOf(there.scaled(row), row.length);
          u[row.length - 1] = row[row.length - 1];
          return u;
        });
  }

  /** Rows as examples of u in this thread; the class after the features is the target. */
  public Examples examples(List<double[]> rows) {
    int p = width();
    float[] values = new float[Math.multiplyExact(rows.size(), p)];
    float[] targets = new float[rows.size()];
    for (int i = 0; i < targets.length; i++) {
      double[] u = scaled(rows.get(i));
      for (int j = 0; j < p; j++) {
        values[i * p + j] = (float) u[j];
      }
      targets[i] = (float) rows.get(i)[p];
    }
    return Examples.dense(values, p, targets);
  }
}
