package ch05_classification.smalldata;

import ch05_classification.generative.ColumnSums;
import ch05_classification.generative.NaiveBayes;
import ch05_classification.logistic.Newton;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.GaussianClasses;

/** What learns from a training set, in one thread. */
public enum Learner {
  /** Generative: independent columns, each as what it is. */
  NAIVE_BAYES("naive Bayes", "naive-bayes") {
    @Override
    ToIntFunction<double[]> fit(Pool pool, double[][] rows, double penalty) {
      ColumnSums sums = new ColumnSums(pool.columns(), CLASSES);
      for (double[] row : rows) {
        sums.add(row, (int) row[pool.columns()]);
      }
      return NaiveBayes.of(sums, pool.kinds(), pool.groups(), PSEUDO_ROWS, PSEUDO_ROWS)::classify;
    }
  },
  /** Generative: one covariance; the ridge weighs as much as a pseudo-row of each column. */
  SHARED_GAUSSIAN("Gaussian, shared covariance", "gaussian") {
    @Override
    ToIntFunction<double[]> fit(Pool pool, double[][] rows, double penalty) {
      ClassMoments moments = new ClassMoments(pool.columns(), CLASSES);
      for (double[] row : rows) {
        moments.add(row, (int) row[pool.columns()]);
      }
      int[] varying =
          IntStream.range(0, pool.columns())
              .filter(j -> moments.sharedCovariance(j, j) > 0)
              .toArray();
      GaussianClasses model =
          GaussianClasses.shared(moments.select(varying), PSEUDO_ROWS / rows.length);
      return row -> model.classify(IntStream.of(varying).mapToDouble(j -> row[j]).toArray());
    }
  },
  /**
   * Discriminative: logistic regression; the penalty on standardised columns stands beside Σ ln P.
   */
  LOGISTIC("logistic regression", "logistic") {
    @Override
    ToIntFunction<double[]> fit(Pool pool, double[][] rows, double penalty) {
      ColumnSums all = new ColumnSums(pool.columns(), 1);
      for (double[] row : rows) {
        all.add(row, 0);
      }
      double[][] u = new double[rows.length][];
      double[] targets = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        u[i] = scaled(all, rows[i]);
        targets[i] = rows[i][pool.columns()];
      }
      double[] theta = Newton.fit(u, targets, penalty / rows.length);
      return row -> {
        double[] v = scaled(all, row);
        double z = theta[v.length];
        for (int j = 0; j < v.length; j++) {
          z += theta[j] * v[j];
        }
        return z > 0 ? 1 : 0;
      };
    }
  };

  private static final int CLASSES = 2;
  private static final double PSEUDO_ROWS = 1;

  private final String title;
  private final String key;

  Learner(String title, String key) {
    this.title = title;
    this.key = key;
  }

  /**
   * Learns; rows are not modified. Each class has a row.
   *
   * @param penalty α of α/2 ‖w‖² beside the sum of −ln P(y | x) over the rows, above 0; only a
   *     discriminative learner takes it
   */
  abstract ToIntFunction<double[]> fit(Pool pool, double[][] rows, double penalty);

  /** As people call it. */
  public String title() {
    return title;
  }

  /** As metrics call it. */
  public String key() {
    return key;
  }

  /** u of a row; 0 for a column that does not vary in the training set. */
  private static double[] scaled(ColumnSums all, double[] row) {
    double[] u = new double[all.columns()];
    for (int j = 0; j < u.length; j++) {
      double variance = all.variance(0, j);
      u[j] = variance > 0 ? (row[j] - all.mean(0, j)) / Math.sqrt(variance) : 0;
    }
    return u;
  }
}
