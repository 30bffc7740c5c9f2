package ch02_linear_regression.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.data.csv.Column;
import leeml.data.csv.CsvRows;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.data.encode.HeldOut;
import leeml.data.encode.NumberCode;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.job.Run;
import leeml.job.score.TableColumns;
import leeml.job.score.TableModel;
import leeml.job.score.predict.LinePredictor;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * A CSV as numbers: the features' names, and rows with the target last, cut into training and test.
 *
 * @param names the features, in the order of the rows
 * @param means what stands where a feature misses a value, if it is filled in
 * @param missing what is done about missing values
 * @param target the target's name
 * @param leftOut columns that are no numbers, which nobody asked for
 * @param rowsLeftOut rows that miss a value
 * @param train rows to fit
 * @param test rows held out; may be empty
 */
public record RegressionTable(
    List<String> names,
    List<Double> means,
    Missing missing,
    String target,
    List<String> leftOut,
    long rowsLeftOut,
    JavaRDD<double[]> train,
    JavaRDD<double[]> test)
    implements AutoCloseable {

  private static final int MOST_FEATURES = 4096;

  /**
   * Opens a table.
   *
   * @param features which columns; empty for all that hold numbers, without the target
   * @param testFraction the share of rows held out, in [0, 1)
   * @throws UsageException if a column does not exist, the target is among the features, or there
   *     are too many
   * @throws BadInputException if the file does not read, holds no feature, or fewer than two rows
   */
  public static RegressionTable open(
      Run run,
      String path,
      String target,
      List<String> features,
      Missing missing,
      double testFraction) {
    CsvTable table = CsvTable.open(run.spark(), path);
    table.column(target);
    List<String> leftOut = features.isEmpty() ? texts(table, target) : List.of();
    List<String> names = features.isEmpty() ? numbers(table, target) : features;
    check(path, target, names);
    List<String> all = new ArrayList<>(names);
    all.add(target);
    CsvRows chosen = table.numeric(all, missing);
    if (table.rowCount() - chosen.leftOut() < 2) {
      throw new BadInputException(
          path,
          "holds %d usable row, expected at least 2 to fit a line"
              .formatted(table.rowCount() - chosen.leftOut()));
    }
    int width = all.size();
    JavaPairRDD<double[], Long> numbered =
        chosen
            .rows()
            .javaRDD()
            .map(
                row -> {
                  double[] values = new double[width];
                  for (int j = 0; j < width; j++) {
                    values[j] = row.getDouble(j);
                  }
                  return values;
                })
            .zipWithIndex();
    long seed = run.seed();
    JavaRDD<double[]> train =
        numbered
            .filter(row -> !isTest(seed, row._2(), testFraction))
            .keys()
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<double[]> test =
        numbered
            .filter(row -> isTest(seed, row._2(), testFraction))
            .keys()
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Double> means = names.stream().map(name -> table.column(name).mean()).toList();
    return new RegressionTable(
        names, means, missing, target, leftOut, chosen.leftOut(), train, test);
  }

  /** Whether a row is held out ({@link HeldOut}). The first two rows never are. */
  static boolean isTest(long seed, long row, double fraction) {
    return row >= 2 && HeldOut.contains(seed, row, fraction);
  }

  private static List<String> numbers(CsvTable table, String target) {
    return table.columns().stream()
        .filter(column -> column.type() == Column.Type.NUMBER)
        .map(Column::name)
        .filter(name -> !name.equals(target))
        .toList();
  }

  private static List<String> texts(CsvTable table, String target) {
    return table.columns().stream()
        .filter(column -> column.type() == Column.Type.TEXT)
        .map(Column::name)
        .filter(name -> !name.equals(target))
        .toList();
  }

  private static void check(String path, String target, List<String> names) {
    if (names.contains(target)) {
      throw new UsageException("column '" + target + "' is the target and cannot be a feature too");
    }
    if (names.isEmpty()) {
      throw new BadInputException(
          path,
          "has no column of numbers beside the target '" + target + "', expected at least one");
    }
    if (names.size() > MOST_FEATURES) {
      throw new UsageException(
          "%d columns are too many for the normal equations, legal are 1 … %d: choose with features=a,b"
              .formatted(names.size(), MOST_FEATURES));
    }
  }

  /**
   * A model of these columns, as a run saves it; columns without a weight are not needed again.
   *
   * @param targetMean of the rows fitted
   */
  public TableModel saved(LinearModel model, double targetMean) {
    List<NumberCode> codes =
        Arrays.stream(model.columns())
            .mapToObj(column -> new NumberCode(names.get(column), means.get(column)))
            .toList();
    return new TableModel(
        TableColumns.named(missing, codes),
        new LinePredictor(target, targetMean, model.weights(), model.intercept()));
  }

  /** The names at these places. */
  public List<String> named(int[] columns) {
    return Arrays.stream(columns).mapToObj(names::get).toList();
  }

  @Override
  public void close() {
    train.unpersist(false);
    test.unpersist(false);
  }
}
