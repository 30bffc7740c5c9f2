package ch05_classification.generative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.Comoments;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;

/**
 * Means and covariances of each class by MLlib's {@code RowMatrix}, which knows no classes: the
 * rows are gone through anew for each.
 *
 * @param means by class
 * @param covariances by class, Σ (x − μ)(x − μ)ᵀ / (n − 1)
 */
public record MllibCovariances(List<double[]> means, List<Matrix> covariances) {

  /**
   * Computes them.
   *
   * @param rows p features and the class after them; at least two rows of a class
   */
  public static MllibCovariances of(JavaRDD<double[]> rows, int columns, int classes) {
    List<double[]> means = new ArrayList<>();
    List<Matrix> covariances = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      int wanted = k;
      JavaRDD<Vector> ofClass =
          rows.filter(row -> (int) row[columns] == wanted)
              .map(row -> Vectors.dense(Arrays.copyOf(row, columns)));
      RowMatrix matrix = new RowMatrix(ofClass.rdd());
      means.add(matrix.computeColumnSummaryStatistics().mean().toArray());
      covariances.add(matrix.computeCovariance());
    }
    return new MllibCovariances(means, covariances);
  }

  /**
   * The largest difference of a mean or a covariance, in units of the columns' deviations over all
   * rows.
   */
  public double distance(ClassMoments moments) {
    Comoments all = moments.together();
    double most = 0;
    for (int k = 0; k < moments.classes(); k++) {
      Comoments own = moments.of(k);
      double unbiased = own.count() / (own.count() - 1.0);
      for (int i = 0; i < moments.columns(); i++) {
        double scale = all.deviation(i);
        most = Math.max(most, Math.abs(means.get(k)[i] - own.mean(i)) / scale);
        for (int j = 0; j < moments.columns(); j++) {
          double difference = covariances.get(k).apply(i, j) - unbiased * own.covariance(i, j);
          most = Math.max(most, Math.abs(difference) / (scale * all.deviation(j)));
        }
      }
    }
    return most;
  }
}
