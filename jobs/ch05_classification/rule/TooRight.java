package ch05_classification.rule;

import ch05_classification.logistic.Newton;
import java.util.Arrays;
import leeml.model.Examples;
import leeml.spark.sum.LeastSquares;

/**
 * Lines (w, b) through the same rows: by linear regression on the targets 0 and 1, cut at ½, and by
 * logistic regression.
 *
 * @param linear (w, b − ½): positive where ŷ > ½
 * @param logistic (w, b): positive where P(1 | x) > ½
 */
public record TooRight(double[] linear, double[] logistic) {

  /** Fits both. */
  public static TooRight fit(Examples examples, double lambda) {
    LeastSquares line = LeastSquares.of(examples);
    double[] linear = Arrays.copyOf(line.weights(), line.weights().length + 1);
    linear[line.weights().length] = line.intercept() - 0.5;
    double[][] rows = new double[examples.size()][];
    double[] targets = new double[examples.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(examples, i);
      targets[i] = examples.targets()[i];
    }
    return new TooRight(linear, Newton.fit(rows, targets, lambda));
  }

  /**
   * The same rows and more of class 1, far out on its side: at {@code distance} times the way from
   * the mean of class 0 to that of class 1. No line that was right before is wrong about them.
   *
   * @param share how many, as a share of the rows, above 0
   */
  public static Examples withFarRows(Examples examples, double share, double distance) {
    int p = examples.rows().columns();
    int n = examples.size();
    int more = (int) Math.ceil(share * n);
    double[][] means = means(examples);
    float[] values = new float[(n + more) * p];
    float[] targets = Arrays.copyOf(examples.targets(), n + more);
    for (int i = 0; i < n + more; i++) {
      for (int j = 0; j < p; j++) {
        values[i * p + j] =
            (float)
                (i < n
                    ? row(examples, i)[j]
                    : means[0][j] + distance * (means[1][j] - means[0][j]));
      }
      targets[i] = i < n ? targets[i] : 1;
    }
    return Examples.dense(values, p, targets);
  }

  private static double[][] means(Examples examples) {
    int p = examples.rows().columns();
    double[][] means = new double[2][p];
    int[] counts = new int[2];
    for (int i = 0; i < examples.size(); i++) {
      int k = (int) examples.targets()[i];
      counts[k]++;
      double[] x = row(examples, i);
      for (int j = 0; j < p; j++) {
        means[k][j] += (x[j] - means[k][j]) / counts[k];
      }
    }
    return means;
  }

  private static double[] row(Examples examples, int i) {
    float[] x = new float[examples.rows().columns()];
    examples.rows().addScaled(i, 1, x, 0);
    double[] row = new double[x.length];
    Arrays.setAll(row, j -> x[j]);
    return row;
  }

  /** The share of examples on their side of a line (w, b). */
  public static double accuracy(double[] line, Examples examples) {
    int right = 0;
    for (int i = 0; i < examples.size(); i++) {
      right += (score(line, row(examples, i)) > 0 ? 1 : 0) == (int) examples.targets()[i] ? 1 : 0;
    }
    return (double) right / examples.size();
  }

  /** w·x + b. */
  public static double score(double[] line, double[] x) {
    double z = line[line.length - 1];
    for (int j = 0; j < line.length - 1; j++) {
      z += line[j] * x[j];
    }
    return z;
  }
}
