package ch05_classification.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.report.Table;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/**
 * How many rows of each class a classifier takes for each class.
 *
 * @param counts shape (K, K): rows are true classes, columns the answers
 */
public record Confusion(long[][] counts) {

  /**
   * Counts by one pass; a partition sends K² numbers.
   *
   * @param rows with the class after the features
   * @param classifier a row's class, 0 … K − 1; shipped to the executors
   */
  public static Confusion of(
      JavaRDD<double[]> rows, int classes, Function<double[], Integer> classifier) {
    List<long[]> parts =
        rows.mapPartitions(
                part -> {
                  long[] counts = new long[classes * classes];
                  while (part.hasNext()) {
                    double[] row = part.next();
                    int truth = (int) row[row.length - 1];
                    counts[truth * classes + classifier.call(row)]++;
                  }
                  return List.of(counts).iterator();
                })
            .collect();
    long[][] all = new long[classes][classes];
    for (long[] part : parts) {
      for (int cell = 0; cell < part.length; cell++) {
        all[cell / classes][cell % classes] += part[cell];
      }
    }
    return new Confusion(all);
  }

  /** The share of rows to which two classifiers give the same class, in [0, 1]. */
  public static double agreement(
      JavaRDD<double[]> rows,
      int classes,
      Function<double[], Integer> one,
      Function<double[], Integer> other) {
    return of(
            rows.map(
                row -> {
                  double[] answered = row.clone();
                  answered[row.length - 1] = one.call(row);
                  return answered;
                }),
            classes,
            other)
        .accuracy();
  }

  /** The number n of rows. */
  public long rows() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /** The share of rows whose class was found, in [0, 1]; NaN without rows. */
  public double accuracy() {
    return (double) IntStream.range(0, counts.length).mapToLong(k -> counts[k][k]).sum() / rows();
  }

  /** The share of the most frequent class: what the answer that never changes gets right. */
  public double majority() {
    return (double) Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).max().orElse(0)
        / rows();
  }

  /** The counts for a report. */
  public Table table(String title, List<String> classes) {
    String[] heads = new String[classes.size() + 1];
    heads[0] = "class \\ answer";
    for (int k = 0; k < classes.size(); k++) {
      heads[k + 1] = classes.get(k);
    }
    Table table = Table.of(title, heads);
    for (int k = 0; k < counts.length; k++) {
      Object[] cells = new Object[heads.length];
      cells[0] = classes.get(k);
      for (int j = 0; j < counts.length; j++) {
        cells[j + 1] = counts[k][j];
      }
      table.row(cells);
    }
    return table;
  }
}
