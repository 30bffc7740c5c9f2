package ch02_linear_regression.penalty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import leeml.data.csv.Column;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.model.Examples;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table cut into a part to train on and a part to test on, each column brought to mean 0 and
 * standard deviation 1 on the training part: x ← (x − x̄)/s with s² = 1/n Σ (x − x̄)². The target
 * too.
 *
 * <p>A penalty compares weights, and a weight has the unit of y over that of x: without this a
 * column in metres would be penalised a million times more than the same in millimetres. Mean and
 * deviation are the training part's, since the test part is not to be known.
 *
 * @param columns names of the p features
 * @param train standardised examples
 * @param test the others, with the training part's means and deviations
 * @param targetDeviation s of the target, in its own unit
 */
public record Standardized(
    List<String> columns, Examples train, Examples test, double targetDeviation)
    implements Serializable {

  /**
   * A table before it is cut.
   *
   * @param columns names of the p features
   * @param rows features and then the target, shape (p + 1) each
   */
  public record Table(List<String> columns, List<double[]> rows) implements Serializable {

    /**
     * Reads a table: all columns of numbers but the target are features.
     *
     * @throws leeml.error.BadInputException where a number is missing
     */
    public static Table read(SparkSession spark, String path, String target) {
      CsvTable table = CsvTable.open(spark, path);
      List<String> names = new ArrayList<>();
      for (Column column : table.columns()) {
        if (column.type() == Column.Type.NUMBER && !column.name().equals(target)) {
          names.add(column.name());
        }
      }
      List<String> all = new ArrayList<>(names);
      all.add(target);
      List<double[]> rows = new ArrayList<>();
      for (Row row : table.numeric(all, Missing.ERROR).rows().collectAsList()) {
        rows.add(numbers(row));
      }
      return new Table(names, rows);
    }

    /**
     * Cuts the table at random.
     *
     * @param train how many rows to train on
     * @throws IllegalArgumentException if no row is left to test on, or a column is constant
     */
    public Standardized cut(int train, long seed) {
      List<double[]> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      return of(columns, shuffled, train);
    }
  }

  /**
   * Standardises rows.
   *
   * @param rows features and then the target, shape (p + 1) each; not modified
   * @param train how many at the front to train on
   */
  static Standardized of(List<String> names, List<double[]> rows, int train) {
    if (train < 2 || train >= rows.size()) {
      throw new IllegalArgumentException(
          "train = %d, expected 2 … %d, one less than there are rows"
              .formatted(train, rows.size() - 1));
    }
    int width = names.size() + 1;
    double[] mean = new double[width];
    double[] deviation = new double[width];
    for (int j = 0; j < width; j++) {
      int column = j;
      double[] values = rows.subList(0, train).stream().mapToDouble(row -> row[column]).toArray();
      mean[j] = StatUtils.mean(values);
      deviation[j] = Math.sqrt(StatUtils.populationVariance(values));
      if (deviation[j] == 0) {
        throw new IllegalArgumentException(
            "column %s is constant over the %d rows to train on"
                .formatted(j < names.size() ? names.get(j) : "target", train));
      }
    }
    return new Standardized(
        List.copyOf(names),
        scaled(rows.subList(0, train), mean, deviation),
        scaled(rows.subList(train, rows.size()), mean, deviation),
        deviation[width - 1]);
  }

  private static Examples scaled(List<double[]> rows, double[] mean, double[] deviation) {
    int p = mean.length - 1;
    float[] values = new float[rows.size() * p];
    float[] targets = new float[rows.size()];
    for (int i = 0; i < targets.length; i++) {
      double[] row = rows.get(i);
      for (int j = 0; j < p; j++) {
        values[i * p + j] = (float) ((row[j] - mean[j]) / deviation[j]);
      }
      targets[i] = (float) ((row[p] - mean[p]) / deviation[p]);
    }
    return Examples.dense(values, p, targets);
  }

  private static double[] numbers(Row row) {
    double[] numbers = new double[row.size()];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = row.getDouble(j);
    }
    return numbers;
  }
}
