package ch03_gradient_descent.quadratic;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import leeml.data.csv.Column;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.error.UsageException;
import leeml.model.Examples;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A small table as a regression problem, column by column.
 *
 * @param names of the features, p of them
 * @param columns features, shape (p, n)
 * @param target shape (n)
 */
public record RegressionTable(List<String> names, double[][] columns, double[] target) {

  /** Checks the shape. */
  public RegressionTable {
    if (columns.length != names.size()
        || Arrays.stream(columns).anyMatch(column -> column.length != target.length)) {
      throw new IllegalArgumentException(
          "%d names, %d columns and %d targets do not make a table"
              .formatted(names.size(), columns.length, target.length));
    }
  }

  /** Every number column of a CSV file but the target is a feature. */
  public static RegressionTable read(SparkSession spark, String path, String target) {
    CsvTable table = CsvTable.open(spark, path);
    table.column(target);
    List<String> features =
        table.columns().stream()
            .filter(column -> column.type() == Column.Type.NUMBER)
            .map(Column::name)
            .filter(name -> !name.equals(target))
            .toList();
    if (features.isEmpty()) {
      throw new UsageException(path + " has no column of numbers beside the target " + target);
    }
    List<Row> rows = table.numeric(with(features, target), Missing.MEAN).rows().collectAsList();
    double[][] columns = new double[features.size()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = column(rows, j);
    }
    return new RegressionTable(features, columns, column(rows, features.size()));
  }

  /** The same with these features only, in this order. */
  public RegressionTable only(List<String> wanted) {
    double[][] chosen = new double[wanted.size()][];
    for (int j = 0; j < chosen.length; j++) {
      int at = names.indexOf(wanted.get(j));
      if (at < 0) {
        throw new UsageException(
            "features: no column '" + wanted.get(j) + "'; there are: " + String.join(", ", names));
      }
      chosen[j] = columns[at];
    }
    return new RegressionTable(wanted, chosen, target);
  }

  /** x − mean(x), each column. */
  public RegressionTable centred() {
    return each(
        column -> {
          double mean = StatUtils.mean(column);
          return Arrays.stream(column).map(x -> x - mean).toArray();
        });
  }

  /** (x − mean(x)) / sd(x), each column, sd over n − 1. A constant column is refused. */
  public RegressionTable standardised() {
    for (int j = 0; j < columns.length; j++) {
      if (!(StatUtils.variance(columns[j]) > 0)) {
        throw new UsageException(
            "column '" + names.get(j) + "' holds one value only and cannot be scaled");
      }
    }
    return each(StatUtils::normalize);
  }

  /** As the library's models take them. */
  public Examples examples() {
    int width = columns.length;
    float[] values = new float[width * target.length];
    float[] targets = new float[target.length];
    for (int i = 0; i < target.length; i++) {
      for (int j = 0; j < width; j++) {
        values[i * width + j] = (float) columns[j][i];
      }
      targets[i] = (float) target[i];
    }
    return Examples.dense(values, width, targets);
  }

  /** The loss of linear regression on this table. */
  public Quadratic quadratic() {
    return Quadratic.of(columns, target);
  }

  private RegressionTable each(UnaryOperator<double[]> change) {
    return new RegressionTable(
        names, Arrays.stream(columns).map(change).toArray(double[][]::new), target);
  }

  private static List<String> with(List<String> features, String target) {
    return Stream.concat(features.stream(), Stream.of(target)).toList();
  }

  private static double[] column(List<Row> rows, int at) {
    return rows.stream().mapToDouble(row -> row.getDouble(at)).toArray();
  }
}
