package bench;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import leeml.data.csv.Missing;
import leeml.data.encode.NumberCode;
import leeml.data.generate.GeneratedFolder;
import leeml.data.generate.RegressionRows;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.score.ScoreJob;
import leeml.job.score.TableColumns;
import leeml.job.score.TableModel;
import leeml.job.score.predict.LinePredictor;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * From a CSV to a CSV with predictions: a saved regression, beside MLlib's {@code VectorAssembler}
 * and {@code LinearRegressionModel.transform} between Spark's own CSV reader and writer.
 *
 * <p>A lap reads the files, predicts and writes all columns and the prediction into a new folder;
 * sides take turns. MLlib runs twice: with a schema that Spark infers by a pass of its own, as who
 * has a file does, and with one that is given, which spares that pass. Ours has one pass, knows the
 * columns' types from the model, refuses what is no number with its line, and counts the errors of
 * all rows on the way.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.scoring",
    rows = {},
    summary = "rows a second from a table to a table with predictions, beside MLlib's transform")
public final class ScoringBench implements Bench<ScoringBench.Options> {

  private static final String TARGET = "y";
  private static final String HEADER = "header";

  /** What the measurement covers. */
  public record Options(
      @Key("rows of the generated table, at least 1000") int rows,
      @Key("columns beside the target, at least 1") int columns,
      @Key("files of the table, at least 1") int files,
      @Key("laps that count, at least 1; medians are compared") int repeats,
      @Key("seconds over MLlib's with an inferred schema, at the most") double mostSeconds) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("rows", rows, 1000);
      Require.atLeast("columns", columns, 1);
      Require.atLeast("files", files, 1);
      Require.atLeast("repeats", repeats, 1);
      Require.positive("most-seconds", mostSeconds);
    }
  }

  @Override
  public void run(Run run, Options o) throws IOException {
    Path folder = Files.createTempDirectory("leeml-scoring-");
    try {
      String table = folder.resolve("table").toUri().toString();
      new GeneratedFolder(new RegressionRows(o.columns, 0.5, run.seed()), o.rows, o.files)
          .write(run.sc(), table);
      LinearRegressionModel mllib = fitted(run, table, o.columns);
      TableModel ours = saved(mllib);
      double[] seconds =
          Laps.inTurn(
              List.of(
                  timed(
                      folder, path -> ours.predict(run, new ScoreJob.Options("", table, path, 1))),
                  timed(folder, path -> transform(run, mllib, table, o.columns, true, path)),
                  timed(folder, path -> transform(run, mllib, table, o.columns, false, path))),
              o.repeats);
      report(run, o, seconds);
    } finally {
      PathUtils.deleteDirectory(folder);
    }
  }

  private static void report(Run run, Options o, double... seconds) {
    Table table =
        Table.of(
            "%,d rows of %d columns, from CSV to CSV, on %s"
                .formatted(o.rows, o.columns + 1, run.sc().master()),
            "side",
            "seconds (median)",
            "rows a second",
            "over ours");
    String[] sides = {"ours", "MLlib, schema inferred", "MLlib, schema given"};
    for (int side = 0; side < sides.length; side++) {
      table.row(sides[side], seconds[side], o.rows / seconds[side], seconds[side] / seconds[0]);
    }
    run.report()
        .metric("rows-a-second", o.rows / seconds[0])
        .metric("rows-a-second.mllib", o.rows / seconds[1])
        .metric("rows-a-second.mllib-schema-given", o.rows / seconds[2])
        .claim(
            Claim.atMost(
                "scoring",
                "seconds over MLlib's with an inferred schema",
                seconds[0] / seconds[1],
                o.mostSeconds))
        .add(table);
  }

  /** What writes to a folder. */
  @FunctionalInterface
  private interface Lap {
    void to(String path) throws IOException;
  }

  private static DoubleSupplier timed(Path folder, Lap lap) {
    return () -> {
      Path out = folder.resolve("out");
      try {
        long start = System.nanoTime();
        lap.to(out.toUri().toString());
        double seconds = (System.nanoTime() - start) * 1e-9;
        PathUtils.deleteDirectory(out);
        return seconds;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static LinearRegressionModel fitted(Run run, String table, int columns) {
    return new LinearRegression()
        .setLabelCol(TARGET)
        .fit(assembler(columns).transform(read(run, table, columns, false).limit(1000)));
  }

  private static TableModel saved(LinearRegressionModel model) {
    double[] weights = model.coefficients().toArray();
    List<NumberCode> codes =
        IntStream.rangeClosed(1, weights.length).mapToObj(j -> new NumberCode("x" + j, 0)).toList();
    return new TableModel(
        TableColumns.named(Missing.ERROR, codes),
        new LinePredictor(TARGET, 0, weights, model.intercept()));
  }

  private static void transform(
      Run run, LinearRegressionModel model, String table, int columns, boolean infer, String path) {
    Dataset<Row> rows = read(run, table, columns, infer);
    model
        .transform(assembler(columns).transform(rows))
        .drop("features")
        .write()
        .option(HEADER, true)
        .csv(path);
  }

  private static Dataset<Row> read(Run run, String table, int columns, boolean infer) {
    return infer
        ? run.spark().read().option(HEADER, true).option("inferSchema", true).csv(table)
        : run.spark().read().option(HEADER, true).schema(schema(columns)).csv(table);
  }

  private static StructType schema(int columns) {
    StructType schema = new StructType();
    for (String name : names(columns)) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    return schema.add(TARGET, DataTypes.DoubleType);
  }

  private static VectorAssembler assembler(int columns) {
    return new VectorAssembler().setInputCols(names(columns)).setOutputCol("features");
  }

  private static String[] names(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(j -> "x" + j).toArray(String[]::new);
  }
}
