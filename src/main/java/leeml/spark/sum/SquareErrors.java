package leeml.spark.sum;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/**
 * How far predictions ŷ are from the truth y, added up row by row and merged part by part: means
 * and co-moments of (y − ŷ, y), see {@link Comoments}.
 */
public final class SquareErrors implements Serializable {

  private final Comoments sums = new Comoments(1);
  private final double[] residual = new double[1];

  /**
   * Those of rows whose truth stands last, by one pass; parts are merged in their order.
   *
   * @param model ŷ of a row; shipped to the executors
   */
  public static SquareErrors over(JavaRDD<double[]> rows, Function<double[], Double> model) {
    SquareErrors all = new SquareErrors();
    rows.mapPartitions(
            part -> {
              SquareErrors errors = new SquareErrors();
              while (part.hasNext()) {
                double[] row = part.next();
                errors.add(model.call(row), row[row.length - 1]);
              }
              return List.of(errors).iterator();
            })
        .collect()
        .forEach(all::merge);
    return all;
  }

  /** Adds a row. */
  public void add(double predicted, double truth) {
    residual[0] = truth - predicted;
    sums.add(residual, truth);
  }

  /** Adds the rows of a part that comes after these; it is not modified. */
  public void merge(SquareErrors later) {
    sums.merge(later.sums);
  }

  /** The number n of rows. */
  public long rows() {
    return sums.count();
  }

  /** √(1/n Σ (y − ŷ)²), in units of y. */
  public double rmse() {
    return Math.sqrt(meanSquare());
  }

  /** √(1/n Σ (y − c)²): the error of the prediction that is always c. */
  public double rmseOf(double constant) {
    double apart = sums.mean(1) - constant;
    return Math.sqrt(sums.covariance(1, 1) + apart * apart);
  }

  /** 1 − Σ (y − ŷ)² / Σ (y − ȳ)², ȳ over these rows; NaN if they do not vary. */
  public double r2() {
    double variance = sums.covariance(1, 1);
    return variance > 0 ? 1 - meanSquare() / variance : Double.NaN;
  }

  private double meanSquare() {
    return sums.covariance(0, 0) + sums.mean(0) * sums.mean(0);
  }
}
