package ch02_linear_regression.penalty;

import java.util.Arrays;
import java.util.List;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.Rows;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;
import leeml.spark.sum.Comoments;
import leeml.spark.sum.LeastSquares;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A way to minimise 1/(2n) ‖y − Xw − b‖² plus a penalty of strength λ. The penalty leaves b alone.
 */
public enum Penalty {
  /** λ/2 ‖w‖², by the normal equations (S + λI) w = s. */
  RIDGE_CLOSED_FORM {
    @Override
    float[] minimise(Examples examples, double lambda, int steps) {
      return LeastSquares.of(examples, lambda).theta();
    }
  },
  /** λ/2 ‖w‖², by gradient descent with λw added to the gradient. */
  RIDGE_DESCENT {
    @Override
    float[] minimise(Examples examples, double lambda, int steps) {
      double rate = 1 / (steepest(examples) + lambda);
      return descend(
          examples, Optimizer.chain(Optimizers.l2(lambda, INTERCEPT), Optimizers.sgd(rate)), steps);
    }
  },
  /**
   * λ ‖w‖₁, by proximal gradient descent: a step down the slope of the squares, then each weight
   * moved towards 0 by ηλ, and to 0 what is nearer than that.
   */
  LASSO_PROXIMAL {
    @Override
    float[] minimise(Examples examples, double lambda, int steps) {
      Constant rate = new Constant(1 / steepest(examples));
      return descend(examples, Optimizers.proximalSgd(rate, lambda, INTERCEPT), steps);
    }
  };

  private static final int INTERCEPT = 1;
  private static final int LEDGER_PERIOD = 1_000;

  /**
   * (w, b) at the minimum, or where descent has come after its steps, shape (p + 1).
   *
   * @param lambda λ ≥ 0
   * @param steps of descent, from w = 0 with full batches, at a rate of one over the largest
   *     curvature
   */
  abstract float[] minimise(Examples examples, double lambda, int steps);

  /** Minimises on the training part and measures on both. */
  public PathPoint at(Standardized table, double lambda, int steps) {
    float[] theta = minimise(table.train(), lambda, steps);
    double unit = table.targetDeviation() * table.targetDeviation();
    return new PathPoint(
        this,
        lambda,
        theta,
        unit * meanSquaredError(table.train(), theta),
        unit * meanSquaredError(table.test(), theta));
  }

  /** The smallest λ at which the lasso's weights are all 0: max |Xᵀy|/n of centred columns. */
  public static double largestUseful(Examples examples) {
    Comoments moments = Comoments.of(examples);
    double largest = 0;
    for (int j = 0; j < moments.columns(); j++) {
      largest = Math.max(largest, Math.abs(moments.covariance(j, moments.columns())));
    }
    return largest;
  }

  /** The largest curvature of 1/(2n) ‖y − Xw − b‖²: that of w, or 1, that of b. */
  private static double steepest(Examples examples) {
    Comoments moments = Comoments.of(examples);
    int p = moments.columns();
    RealMatrix covariance = MatrixUtils.createRealMatrix(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        covariance.setEntry(i, j, moments.covariance(i, j));
      }
    }
    double[] curvatures = new EigenDecomposition(covariance).getRealEigenvalues();
    return Math.max(1, Arrays.stream(curvatures).max().orElseThrow());
  }

  private static float[] descend(Examples examples, Optimizer optimizer, int steps) {
    return Trainer.of(new LinearRegression(examples.rows().columns()), optimizer)
        .strategy(Serial.every(LEDGER_PERIOD))
        .within(Budget.steps(steps))
        .fit(Shards.of(List.of(Shard.of(examples))))
        .theta();
  }

  private static double meanSquaredError(Examples examples, float[] theta) {
    Rows rows = examples.rows();
    double sum = 0;
    for (int i = 0; i < examples.size(); i++) {
      double residual = rows.dot(i, theta, 0) + theta[rows.columns()] - examples.targets()[i];
      sum += residual * residual;
    }
    return sum / examples.size();
  }
}
