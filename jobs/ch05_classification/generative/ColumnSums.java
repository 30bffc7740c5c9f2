package ch05_classification.generative;

import java.io.Serializable;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;

/**
 * For each class, how many rows it has, and each column's mean m and sum of squared deviations S =
 * Σᵢ (xᵢ − m)². All that naive Bayes needs, at 2p + 1 numbers a class instead of the p²/2 of
 * covariances; added up row by row and merged as those are (Chan, Golub, LeVeque 1979).
 */
public final class ColumnSums implements Serializable {

  private final long[] counts;
  private final double[][] means;
  private final double[][] squares;

  /**
   * No rows yet.
   *
   * @param columns p, at least 1
   * @param classes K, at least 1
   */
  public ColumnSums(int columns, int classes) {
    counts = new long[classes];
    means = new double[classes][columns];
    squares = new double[classes][columns];
  }

  /**
   * Those of all rows, by one pass on Spark: a partition sends K(2p + 1) numbers, merged in order.
   *
   * @param rows p features and the class after them
   */
  public static ColumnSums over(JavaRDD<double[]> rows, int columns, int classes) {
    List<ColumnSums> parts =
        rows.mapPartitions(
                part -> {
                  ColumnSums sums = new ColumnSums(columns, classes);
                  part.forEachRemaining(row -> sums.add(row, (int) row[columns]));
                  return List.of(sums).iterator();
                })
            .collect();
    ColumnSums all = new ColumnSums(columns, classes);
    parts.forEach(all::merge);
    return all;
  }

  /** Adds a row of class k; the first p numbers of x are read. */
  public void add(double[] x, int k) {
    counts[k]++;
    for (int j = 0; j < means[k].length; j++) {
      double apart = x[j] - means[k][j];
      means[k][j] += apart / counts[k];
      squares[k][j] += apart * (x[j] - means[k][j]);
    }
  }

  /** Adds the rows of another part, of as many columns and classes; it is not modified. */
  public void merge(ColumnSums other) {
    for (int k = 0; k < counts.length; k++) {
      long total = counts[k] + other.counts[k];
      if (other.counts[k] == 0) {
        continue;
      }
      double share = (double) other.counts[k] / total;
      for (int j = 0; j < means[k].length; j++) {
        double apart = other.means[k][j] - means[k][j];
        means[k][j] += apart * share;
        squares[k][j] += other.squares[k][j] + apart * apart * counts[k] * share;
      }
      counts[k] = total;
    }
  }

  /** The number K of classes. */
  public int classes() {
    return counts.length;
  }

  /** The number p of columns. */
  public int columns() {
    return means[0].length;
  }

  /** The number n of rows. */
  public long count() {
    return LongStream.of(counts).sum();
  }

  /** The number nₖ of rows of a class. */
  public long count(int k) {
    return counts[k];
  }

  /** The sum of a column over the rows of a class: how often, where it is 0 or 1. */
  public double sum(int k, int column) {
    return counts[k] * means[k][column];
  }

  /** The mean of a column over the rows of a class; 0 without rows. */
  public double mean(int k, int column) {
    return means[k][column];
  }

  /** The variance 1/nₖ Σ (x − m)² of a column over the rows of a class; 0 without rows. */
  public double variance(int k, int column) {
    return counts[k] == 0 ? 0 : squares[k][column] / counts[k];
  }
}
