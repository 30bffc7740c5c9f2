package ch02_linear_regression.table;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import leeml.spark.sum.Comoments;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Coordinates in which descent is fast: z = (x − m)/σ, u = Bᵀz, and v = (y − ȳ)/σ_y.
 *
 * <p>With B = I the columns are <i>standardised</i>: the Hessian of the loss is their correlation
 * matrix R = VDVᵀ, and descent takes in the order of √κ steps with momentum and κ without, κ =
 * d_max/d_min. With B = V·D^(−1/2) they are <i>decorrelated</i> (whitened): the Hessian is the
 * identity, and every direction shrinks alike. A model v̂ = θ·u + c is the same model in any of
 * them, with the weights w = σ_y/σ · Bθ in the columns' own units.
 */
public final class Scaling implements Serializable {

  private final int[] columns;
  private final double[] means;
  private final double[] deviations;
  private final double targetMean;
  private final double targetDeviation;
  private final double[] eigenvalues;
  private final double[][] basis;

  private Scaling(Comoments moments, int[] columns, boolean decorrelated) {
    this.columns = columns.clone();
    int p = columns.length;
    means = Arrays.stream(columns).mapToDouble(moments::mean).toArray();
    deviations = Arrays.stream(columns).mapToDouble(moments::deviation).toArray();
    targetMean = moments.mean(moments.columns());
    double spread = moments.deviation(moments.columns());
    targetDeviation = spread > 0 ? spread : 1;
    RealMatrix correlation = MatrixUtils.createRealMatrix(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        correlation.setEntry(
            i, j, moments.covariance(columns[i], columns[j]) / (deviations[i] * deviations[j]));
      }
    }
    EigenDecomposition decomposition = new EigenDecomposition(correlation);
    eigenvalues = decomposition.getRealEigenvalues();
    basis =
        decorrelated
            ? decomposition
                .getV()
                .multiply(
                    MatrixUtils.createRealDiagonalMatrix(
                        Arrays.stream(eigenvalues).map(d -> 1 / Math.sqrt(d)).toArray()))
                .getData()
            : MatrixUtils.createRealIdentityMatrix(p).getData();
  }

  /**
   * B = I.
   *
   * @param moments of all features and the target
   * @param columns those that are kept, each with a deviation above 0
   */
  public static Scaling standardised(Comoments moments, int[] columns) {
    return new Scaling(moments, columns, false);
  }

  /** B = V·D^(−1/2); the columns must be {@link Independent}. */
  public static Scaling decorrelated(Comoments moments, int[] columns) {
    return new Scaling(moments, columns, true);
  }

  /** The number p of coordinates. */
  public int width() {
    return columns.length;
  }

  /** The largest eigenvalue of the standardised columns' correlation matrix, in [1, p]. */
  public double steepest() {
    return Arrays.stream(eigenvalues).max().orElseThrow();
  }

  /** κ, the largest over the smallest eigenvalue; at least 1. */
  public double condition() {
    return steepest() / Arrays.stream(eigenvalues).min().orElseThrow();
  }

  /** σ_y, in units of y; 1 if the target does not vary. */
  public double targetDeviation() {
    return targetDeviation;
  }

  /** u of a row; the row is not modified. */
  double[] coordinates(double[] row) {
    int p = columns.length;
    double[] u = new double[p];
    for (int i = 0; i < p; i++) {
      double z = (row[columns[i]] - means[i]) / deviations[i];
      for (int j = 0; j < p; j++) {
        u[j] += basis[i][j] * z;
      }
    }
    return u;
  }

  /** Rows (features: vector u, target: v) of rows whose target stands last. */
  public Dataset<Row> apply(SparkSession spark, JavaRDD<double[]> rows) {
    StructType schema =
        new StructType()
            .add("features", SQLDataTypes.VectorType(), false)
            .add("target", DataTypes.DoubleType, false);
    JavaRDD<Row> scaled =
        rows.map(
            row ->
                RowFactory.create(
                    Vectors.dense(coordinates(row)),
                    (row[row.length - 1] - targetMean) / targetDeviation));
    return spark.createDataFrame(scaled, schema);
  }

  /** The columns of {@link #apply} that hold features. */
  public static List<String> features() {
    return List.of("features");
  }

  /** The column of {@link #apply} that holds the target. */
  public static String target() {
    return "target";
  }

  /**
   * A model in these coordinates, in the columns' own units.
   *
   * @param theta (θ, c), shape (p + 1); not modified
   */
  public LinearModel original(float[] theta) {
    double[] wide = new double[theta.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = theta[i];
    }
    return original(wide);
  }

  /** As above. */
  public LinearModel original(double[] theta) {
    int p = columns.length;
    double[] weights = new double[p];
    double intercept = targetMean + targetDeviation * theta[p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        weights[i] += basis[i][j] * theta[j];
      }
      weights[i] *= targetDeviation / deviations[i];
      intercept -= weights[i] * means[i];
    }
    return new LinearModel(columns, weights, intercept);
  }

  /**
   * The weights that a model has when columns and target are standardised, and after them its
   * intercept there: what can be compared whatever the units. Shape (p + 1).
   */
  public double[] standardisedWeights(LinearModel model) {
    int p = columns.length;
    double[] weights = new double[p + 1];
    double intercept = model.intercept() - targetMean;
    for (int i = 0; i < p; i++) {
      weights[i] = model.weights()[i] * deviations[i] / targetDeviation;
      intercept += model.weights()[i] * means[i];
    }
    weights[p] = intercept / targetDeviation;
    return weights;
  }

  /** The largest difference of two models' standardised weights, intercept included. */
  public double distance(LinearModel a, LinearModel b) {
    double[] left = standardisedWeights(a);
    double[] right = standardisedWeights(b);
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      largest = Math.max(largest, Math.abs(left[i] - right[i]));
    }
    return largest;
  }
}
