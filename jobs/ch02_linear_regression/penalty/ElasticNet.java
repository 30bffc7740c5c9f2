package ch02_linear_regression.penalty;

import java.util.ArrayList;
import java.util.List;
import leeml.model.DenseRows;
import leeml.model.Examples;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * MLlib's elastic net on the same examples: 1/(2n) ‖y − Xw − b‖² + λ (α ‖w‖₁ + (1 − α)/2 ‖w‖²).
 *
 * <p>MLlib would standardise the columns itself; they are standardised, so that is switched off. It
 * also divides λ by the standard deviation of y (population), for both parts of the penalty, though
 * only the first scales so; with a y of deviation 1 this is as written above.
 */
public final class ElasticNet {

  private static final double TOLERANCE = 1e-12;
  private static final int MOST_ITERATIONS = 1_000;

  private final Dataset<Row> table;

  /** Keeps the examples as a table of the session. */
  public ElasticNet(SparkSession spark, Examples examples) {
    DenseRows rows = (DenseRows) examples.rows();
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      double[] x = new double[rows.columns()];
      for (int j = 0; j < x.length; j++) {
        x[j] = rows.at(i, j);
      }
      all.add(RowFactory.create((double) examples.targets()[i], Vectors.dense(x)));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);
    table = spark.createDataFrame(all, schema).coalesce(1).cache();
  }

  /**
   * The weights that MLlib finds, shape (p).
   *
   * @param l1Share α: 1 for the lasso, 0 for ridge
   */
  public double[] weights(double lambda, double l1Share) {
    return new LinearRegression()
        .setRegParam(lambda)
        .setElasticNetParam(l1Share)
        .setStandardization(false)
        .setTol(TOLERANCE)
        .setMaxIter(MOST_ITERATIONS)
        .fit(table)
        .coefficients()
        .toArray();
  }
}
