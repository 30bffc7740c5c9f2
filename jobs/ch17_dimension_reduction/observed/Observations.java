package ch17_dimension_reduction.observed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import leeml.data.Shipped;
import leeml.error.BadInputException;
import leeml.job.Run;
import leeml.job.score.TableColumns;
import leeml.job.score.TableModel;
import leeml.job.score.predict.Predictor;
import leeml.model.fitted.ColumnScale;
import leeml.spark.sum.Comoments;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows of p numbers, cached on the executors.
 *
 * @param path where they come from
 * @param columns the columns' names, p of them
 * @param classes names of the known classes; empty if none is known
 * @param grid how the columns make a picture
 * @param rows the p numbers, then the number of the class, or −1
 * @param count n, at least 1
 * @param remarks what was left out or filled in, a sentence each
 * @param table how a row of the table that they come from becomes the p numbers; empty for pictures
 * @param scale from those numbers to the rows
 */
public record Observations(
    String path,
    List<String> columns,
    List<String> classes,
    PixelGrid grid,
    JavaRDD<double[]> rows,
    long count,
    List<String> remarks,
    Optional<TableColumns> table,
    ColumnScale scale)
    implements AutoCloseable {

  /** The column of MLlib's vectors in {@link #vectors}. */
  public static final String VECTORS = "features";

  /**
   * Opens what the options name.
   *
   * @throws leeml.error.UsageException if a column does not exist
   * @throws BadInputException if a file does not read, or holds no numbers
   */
  public static Observations open(Run run, ObservedOptions options) {
    Observations raw =
        PictureSource.isThere(run, options.data())
            ? PictureSource.read(run, options)
            : TableSource.read(run, options);
    return options.scale() == Scale.RAW ? raw : raw.standardised();
  }

  /** The number p of columns. */
  public int width() {
    return columns.size();
  }

  /** Whether these are rows that come with the project, for which more can be claimed. */
  public boolean shipped() {
    return path.startsWith(Shipped.folder(rows.context().hadoopConfiguration()));
  }

  /** Means and co-moments of the columns, by one pass. */
  public Comoments moments() {
    return Comoments.over(rows, width());
  }

  /**
   * Refuses a wish for more than there is.
   *
   * @param wanted how many
   * @param what of what: {@code "components"}
   * @param there the most that can be had
   * @param because what limits it: {@code "columns"}
   * @throws BadInputException with both numbers
   */
  public void requireAtMost(long wanted, String what, long there, String because) {
    if (wanted > there) {
      throw new BadInputException(
          path,
          "has %d %s, expected at least the %d %s asked for"
              .formatted(there, because, wanted, what));
    }
  }

  /** As MLlib takes them, one column of vectors; cached and counted. */
  public Dataset<Row> vectors(Run run) {
    int width = width();
    Dataset<Row> table =
        run.spark()
            .createDataFrame(
                rows.map(row -> RowFactory.create(Vectors.dense(Arrays.copyOf(row, width)))),
                new StructType().add(VECTORS, SQLDataTypes.VectorType()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    table.count(); // now, so that what is timed later does not read the file
    return table;
  }

  /** The name of a row's class; a word for unknown. */
  public String classOf(double[] row) {
    int number = (int) row[width()];
    return number < 0 ? "rows" : classes.get(number);
  }

  private Observations standardised() {
    Comoments moments = moments();
    int width = width();
    double[] means = new double[width];
    double[] deviations = new double[width];
    List<String> constant = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      means[j] = moments.mean(j);
      deviations[j] = moments.deviation(j);
      if (deviations[j] <= 1e-12 * Math.abs(means[j])) {
        deviations[j] = 0;
        constant.add(columns.get(j));
      }
    }
    ColumnScale standard = new ColumnScale(means, deviations);
    JavaRDD<double[]> scaled =
        rows.map(
                row -> {
                  double[] z = Arrays.copyOf(standard.scaled(row), row.length);
                  z[width] = row[width];
                  return z;
                })
            .persist(StorageLevel.MEMORY_AND_DISK());
    scaled.count();
    rows.unpersist(false);
    List<String> said = new ArrayList<>(remarks);
    if (!constant.isEmpty()) {
      said.add("One value in all rows, and so 0: " + String.join(", ", constant) + ".");
    }
    return new Observations(
        path,
        columns,
        classes,
        grid,
        scaled,
        count,
        Collections.unmodifiableList(said),
        table,
        standard);
  }

  /**
   * Saves a model of these rows, if they are a table's.
   *
   * @param model made of the scale from the table's numbers to the rows
   */
  public void save(Run run, Function<ColumnScale, Predictor> model) {
    table.ifPresent(from -> new TableModel(from, model.apply(scale)).write(run.folder()));
  }

  /** Lets the executors forget the rows. */
  @Override
  public void close() {
    rows.unpersist(false);
  }
}
