package leeml.spark.pca;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** The means of columns by one pass, p numbers a partition: for tables too wide for co-moments. */
public final class ColumnMeans {

  private ColumnMeans() {}

  /**
   * x̄, a new array of shape (p).
   *
   * @param rows at least p numbers each, of which the first p are taken; not modified
   * @param columns p, at least 1
   * @throws IllegalArgumentException if there are no rows
   */
  public static double[] of(JavaRDD<double[]> rows, int columns) {
    double[] total = new double[columns + 1]; // the last counts rows
    rows.mapPartitions(
            part -> {
              double[] sums = new double[columns + 1];
              part.forEachRemaining(
                  row -> {
                    for (int j = 0; j < columns; j++) {
                      sums[j] += row[j];
                    }
                    sums[columns]++;
                  });
              return List.of(sums).iterator();
            })
        .collect()
        .forEach(
            sums -> {
              for (int j = 0; j <= columns; j++) {
                total[j] += sums[j];
              }
            });
    if (total[columns] == 0) {
      throw new IllegalArgumentException("no rows: at least one is needed");
    }
    double[] means = new double[columns];
    for (int j = 0; j < columns; j++) {
      means[j] = total[j] / total[columns];
    }
    return means;
  }
}
