package leeml.spark.sum;

import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Rows;
import leeml.train.shard.Shards;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Linear regression in closed form: the w and b that minimise 1/(2n) Σᵢ (w·xᵢ + b − yᵢ)² + λ/2
 * ‖w‖². The penalty leaves b alone.
 *
 * <p>With the covariances S of {@link Comoments} the normal equations are (S_xx + λI) w = S_xy and
 * b = ȳ − w·x̄. Rows and columns are scaled to a unit diagonal before Cholesky's decomposition, so
 * that the columns' units do not matter; a pivot is then the share of a column's variance that the
 * columns before it leave unexplained.
 *
 * @param weights w, shape (p), in units of y over units of x
 * @param intercept b, in units of y
 */
public record LeastSquares(double[] weights, double intercept) {

  /** Under this share of unexplained variance the solution would be made of rounding errors. */
  private static final double SMALLEST_PIVOT = 1e-12;

  /** Fits examples in this thread, without a penalty. */
  public static LeastSquares of(Examples examples) {
    return of(examples, 0);
  }

  /**
   * Fits examples in this thread.
   *
   * @param lambda λ ≥ 0
   * @throws IllegalArgumentException as {@link #solve}
   */
  public static LeastSquares of(Examples examples, double lambda) {
    return solve(Comoments.of(examples), lambda);
  }

  /** Fits all shards by one pass over them, without a penalty. */
  public static LeastSquares of(Shards<ExampleBatch> shards) {
    return of(shards, 0);
  }

  /**
   * Fits all shards by one pass over them, on Spark where they lie on Spark.
   *
   * @param lambda λ ≥ 0
   * @throws IllegalArgumentException as {@link #solve}
   */
  public static LeastSquares of(Shards<ExampleBatch> shards, double lambda) {
    return solve(Comoments.over(shards), lambda);
  }

  /**
   * Solves the normal equations of sums already made: many λ cost one pass over the data.
   *
   * @param moments not modified
   * @param lambda λ ≥ 0
   * @throws IllegalArgumentException if there are no rows, a sum is not finite, λ is negative, or a
   *     column is constant or nearly a combination of those before it and λ is too small to decide
   */
  public static LeastSquares solve(Comoments moments, double lambda) {
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("lambda = " + lambda + ", expected a number ≥ 0");
    }
    if (moments.count() == 0) {
      throw new IllegalArgumentException("no rows to fit: at least one is needed");
    }
    double[] scale = scale(moments, lambda);
    double[] weights = solveScaled(moments, lambda, scale);
    double intercept = moments.mean(moments.columns());
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= scale[j];
      intercept -= weights[j] * moments.mean(j);
    }
    return new LeastSquares(weights, intercept);
  }

  private static double[] scale(Comoments moments, double lambda) {
    double[] scale = new double[moments.columns()];
    for (int j = 0; j < scale.length; j++) {
      double variance = moments.covariance(j, j) + lambda;
      if (!Double.isFinite(variance + moments.covariance(j, moments.columns()))) {
        throw new IllegalArgumentException(
            "the sums of column " + j + " are not finite: a value is not a number or too large");
      }
      if (variance <= 0) {
        throw new IllegalArgumentException(
            "column %d is constant (%s), so its weight is not determined: leave it out, or set lambda > 0"
                .formatted(j, moments.mean(j)));
      }
      scale[j] = Math.sqrt(variance);
    }
    return scale;
  }

  private static double[] solveScaled(Comoments moments, double lambda, double[] scale) {
    int p = scale.length;
    RealMatrix matrix = MatrixUtils.createRealMatrix(p, p);
    double[] right = new double[p];
    for (int i = 0; i < p; i++) {
      right[i] = moments.covariance(i, p) / scale[i];
      for (int j = 0; j < p; j++) {
        double ridge = i == j ? lambda : 0;
        matrix.setEntry(i, j, (moments.covariance(i, j) + ridge) / (scale[i] * scale[j]));
      }
    }
    try {
      return new CholeskyDecomposition(
              matrix, CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD, SMALLEST_PIVOT)
          .getSolver()
          .solve(new ArrayRealVector(right, false))
          .toArray();
    } catch (NonPositiveDefiniteMatrixException e) {
      throw new IllegalArgumentException(
          ("column %d is a combination of the columns before it, or nearly so, over %d rows:"
                  + " leave it out, add rows, or set lambda > 0 (it is %s)")
              .formatted(e.getRow(), moments.count(), lambda),
          e);
    }
  }

  /** ŷ = w·x + b of one row, in units of y. */
  public double predict(Rows rows, int row) {
    // Rows multiply by float vectors; the exact row is read out, so that w keeps its precision.
    float[] x = new float[weights.length];
    rows.addScaled(row, 1, x, 0);
    double sum = intercept;
    for (int j = 0; j < x.length; j++) {
      sum += weights[j] * x[j];
    }
    return sum;
  }

  /**
   * (w, b) rounded to the θ of {@link leeml.model.LinearRegression}: a new array, shape (p + 1).
   */
  public float[] theta() {
    float[] theta = new float[weights.length + 1];
    for (int j = 0; j < weights.length; j++) {
      theta[j] = (float) weights[j];
    }
    theta[weights.length] = (float) intercept;
    return theta;
  }
}
