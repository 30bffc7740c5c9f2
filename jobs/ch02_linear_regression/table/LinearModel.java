package ch02_linear_regression.table;

import java.io.Serializable;
import leeml.spark.sum.Comoments;
import leeml.spark.sum.LeastSquares;

/**
 * ŷ = b + Σⱼ wⱼ · x[columnⱼ] in the columns' own units.
 *
 * @param columns which features have a weight, ascending
 * @param weights w, in units of y over units of x
 * @param intercept b, in units of y
 */
public record LinearModel(int[] columns, double[] weights, double intercept)
    implements Serializable {

  /**
   * The model in closed form: {@link LeastSquares} over some of the columns.
   *
   * @param moments of all features and the target
   * @param lambda λ ≥ 0 of the ridge penalty
   */
  public static LinearModel closedForm(Comoments moments, int[] columns, double lambda) {
    LeastSquares solution = LeastSquares.solve(moments.select(columns), lambda);
    return new LinearModel(columns, solution.weights(), solution.intercept());
  }

  /** ŷ of a row whose features stand first; the row is not modified. */
  public double predict(double[] row) {
    double sum = intercept;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * row[columns[j]];
    }
    return sum;
  }
}
