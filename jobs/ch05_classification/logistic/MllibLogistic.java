package ch05_classification.logistic;

import ch05_classification.table.VectorTable;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * MLlib's logistic regression: L-BFGS on the same loss and penalty, until it moves no more.
 *
 * @param theta in the order of the library's models: w, b of one unit; W row by row, b of softmax
 * @param history the loss with its penalty, an iteration each
 */
public record MllibLogistic(float[] theta, double[] history) {

  private static final int MOST_ITERATIONS = 500;
  private static final double TOLERANCE = 1e-10;

  /** Fits one unit to a {@link VectorTable} of standardised columns and two classes. */
  public static MllibLogistic fitUnit(Dataset<Row> table, double lambda) {
    LogisticRegressionModel model = trainer("binomial", lambda).fit(table);
    return new MllibLogistic(ofOneUnit(model), model.summary().objectiveHistory());
  }

  /** Fits softmax to a {@link VectorTable} of standardised columns. */
  public static MllibLogistic fitSoftmax(Dataset<Row> table, double lambda) {
    LogisticRegressionModel model = trainer("multinomial", lambda).fit(table);
    return new MllibLogistic(ofSoftmax(model), model.summary().objectiveHistory());
  }

  private static LogisticRegression trainer(String family, double lambda) {
    return new LogisticRegression()
        .setFamily(family)
        .setFeaturesCol(VectorTable.FEATURES)
        .setLabelCol(VectorTable.LABEL)
        .setRegParam(lambda)
        .setElasticNetParam(0)
        .setStandardization(false) // the columns are standardised already
        .setTol(TOLERANCE)
        .setMaxIter(MOST_ITERATIONS);
  }

  private static float[] ofOneUnit(LogisticRegressionModel model) {
    int p = model.numFeatures();
    float[] theta = new float[p + 1];
    for (int j = 0; j < p; j++) {
      theta[j] = (float) model.coefficients().apply(j);
    }
    theta[p] = (float) model.intercept();
    return theta;
  }

  private static float[] ofSoftmax(LogisticRegressionModel model) {
    int p = model.numFeatures();
    int classes = model.numClasses();
    float[] theta = new float[(p + 1) * classes];
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j < p; j++) {
        theta[j * classes + k] = (float) model.coefficientMatrix().apply(k, j);
      }
      theta[p * classes + k] = (float) model.interceptVector().apply(k);
    }
    return theta;
  }

  /** The largest difference of a parameter. */
  public double distance(float[] other) {
    double most = 0;
    for (int j = 0; j < theta.length; j++) {
      most = Math.max(most, Math.abs((double) theta[j] - other[j]));
    }
    return most;
  }
}
