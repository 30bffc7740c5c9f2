package ch02_linear_regression.table;

import java.util.List;
import leeml.spark.sum.Comoments;
import leeml.spark.sum.SquareErrors;
import org.apache.spark.api.java.JavaRDD;

/**
 * How far predictions are from the targets.
 *
 * @param rows how many rows were predicted
 * @param rmse √(1/n Σ (ŷ − y)²), in units of y
 * @param meanRmse the same for a prediction that is always the training mean
 * @param r2 1 − Σ (ŷ − y)² / Σ (y − ȳ)², ȳ over these rows; NaN if they do not vary
 */
public record Errors(long rows, double rmse, double meanRmse, double r2) {

  /**
   * Measures a model on rows whose target stands last, by one pass.
   *
   * @param trainingMean the mean of the targets that the model was fitted to
   */
  public static Errors of(JavaRDD<double[]> rows, LinearModel model, double trainingMean) {
    SquareErrors sums = SquareErrors.over(rows, model::predict);
    return new Errors(sums.rows(), sums.rmse(), sums.rmseOf(trainingMean), sums.r2());
  }

  /**
   * Means and co-moments of rows whose target stands last: one small array a partition goes to the
   * driver, which merges them in order.
   *
   * @param features how many features each row has
   */
  public static Comoments over(JavaRDD<double[]> rows, int features) {
    List<Comoments> parts =
        rows.mapPartitions(
                part -> {
                  Comoments sums = new Comoments(features);
                  part.forEachRemaining(row -> sums.add(row, row[row.length - 1]));
                  return List.of(sums).iterator();
                })
            .collect();
    Comoments all = new Comoments(features);
    parts.forEach(all::merge);
    return all;
  }
}
