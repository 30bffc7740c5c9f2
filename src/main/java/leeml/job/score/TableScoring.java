package leeml.job.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import leeml.data.csv.Column;
import leeml.data.csv.Missing;
import leeml.data.csv.WholeTable;
import leeml.data.encode.ColumnCode;
import leeml.data.encode.NumberCode;
import leeml.data.text.Causes;
import leeml.error.BadInputException;
import leeml.job.Run;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;

/**
 * A model of a table reads another table: the rows stay on the executors, which write each of them
 * with the model's answer after it. What comes to the driver is a tally a partition.
 *
 * @param model the model
 * @param run whose report it goes to
 * @param path of the table
 * @param table opened, and none of its rows looked at
 * @param names what the columns of the table are called
 * @param target the column that the model predicts, if the table has it
 * @param folder where predictions go
 */
record TableScoring(
    TableModel model,
    Run run,
    String path,
    WholeTable table,
    List<String> names,
    Optional<Column> target,
    PredictionFolder folder) {

  /**
   * Opens the table.
   *
   * @throws BadInputException if it does not read, or misses a column that the model takes
   */
  static TableScoring of(TableModel model, Run run, ScoreJob.Options options) throws IOException {
    PredictionFolder folder = PredictionFolder.open(run, options.predictions());
    String path = options.data();
    WholeTable table = WholeTable.open(run.spark(), path, model.columns().format(path));
    List<String> names = model.columns().names(table);
    requireColumns(model, path, names);
    Optional<Column> target =
        model.predictor().target().filter(column -> names.contains(column.name()));
    return new TableScoring(model, run, path, table, names, target, folder);
  }

  private static void requireColumns(TableModel model, String path, List<String> names) {
    List<String> missing =
        model.columns().codes().stream()
            .map(ColumnCode::name)
            .filter(name -> !names.contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadInputException(
          path,
          "has no column '%s', which the model takes; there are: %s"
              .formatted(String.join("', '", missing), names));
    }
  }

  /** Writes predictions, and a page on them. */
  void score() throws IOException {
    long start = System.nanoTime();
    PartTally tally = predict();
    double seconds = (System.nanoTime() - start) * 1e-9;
    run.say("predictions: " + folder.shown());
    new TableScoringPage(this, tally, seconds).write(added(), first());
  }

  private RowScorer scorer() {
    return new RowScorer(
        model.columns().code(),
        model.columns().codes().size(),
        target.isPresent(),
        model.columns().missing() == Missing.DROP,
        model.predictor(),
        model.predictor().outputs().size());
  }

  /** The columns that the model takes, the target, and all fields as they stand. */
  private JavaRDD<Row> rows() {
    return table.rows(required(), optional());
  }

  /**
   * Columns that may miss no value: what a model takes that was trained on a table without gaps.
   */
  private List<Column> required() {
    return model.columns().missing() == Missing.ERROR ? taken() : List.of();
  }

  /** A target may be missing, whatever it is predicted from. */
  private List<Column> optional() {
    List<Column> optional = new ArrayList<>();
    if (model.columns().missing() != Missing.ERROR) {
      optional.addAll(taken());
    }
    target.map(this::inFile).ifPresent(optional::add);
    return optional;
  }

  private List<Column> taken() {
    List<Column> taken = new ArrayList<>();
    for (ColumnCode code : model.columns().codes()) {
      Column.Type type = code instanceof NumberCode ? Column.Type.NUMBER : Column.Type.TEXT;
      taken.add(inFile(new Column(code.name(), type, 0, Double.NaN)));
    }
    return taken;
  }

  /** A column under the name that the file has for it. */
  private Column inFile(Column column) {
    String name = table.names().get(names.indexOf(column.name()));
    return new Column(name, column.type(), 0, Double.NaN);
  }

  /** The model's columns, under names that the table does not have. */
  private List<StructField> added() {
    List<StructField> outputs = List.of(model.predictor().outputs().fields());
    String end = "";
    for (int number = 2; clashes(outputs, end); number++) {
      end = "_" + number;
    }
    List<StructField> added = new ArrayList<>();
    for (StructField field : outputs) {
      added.add(new StructField(field.name() + end, field.dataType(), true, Metadata.empty()));
    }
    return added;
  }

  private boolean clashes(List<StructField> outputs, String end) {
    return outputs.stream().anyMatch(field -> names.contains(field.name() + end));
  }

  /**
   * Reads, predicts and writes in one pass; if it meets a bad row, another finds the first of the
   * table, and nothing stays of what was written.
   *
   * @throws BadInputException at that row, or if there is none
   */
  PartTally predict() throws IOException {
    RowScorer scorer = scorer();
    CollectionAccumulator<PartTally> parts = new CollectionAccumulator<>();
    run.sc().sc().register(parts);
    try {
      write(scorer, parts);
    } catch (BadInputException bad) {
      folder.remove();
      table.check(required(), optional());
      throw bad;
    }
    PartTally all = scorer.tally(0);
    parts.value().stream().sorted(Comparator.comparingInt(PartTally::part)).forEach(all::merge);
    if (all.rows() == 0) {
      folder.remove();
      table.check(required(), optional());
    }
    folder.requireArrived();
    return all;
  }

  /**
   * Writes the table with its predictions. A task that succeeds hands in its tally once, however
   * often it was begun, since it is a task of the job's last stage.
   */
  private void write(RowScorer scorer, CollectionAccumulator<PartTally> parts) {
    JavaRDD<Row> scored =
        rows().mapPartitionsWithIndex((part, some) -> scorer.over(part, some, parts::add), true);
    SparkSession session = run.spark().newSession();
    session.conf().set("spark.sql.caseSensitive", true); // a table may have a and A
    Dataset<Row> whole = session.createDataFrame(scored, schema());
    Causes.unwrap(
        run.sc().hadoopConfiguration(),
        () -> {
          folder.write(whole);
          return folder;
        });
  }

  private StructType schema() {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(name, DataTypes.StringType);
    }
    for (StructField field : added()) {
      schema = schema.add(field);
    }
    return schema;
  }

  /** The first rows of the table, as they are written. */
  private List<Row> first() {
    RowScorer scorer = scorer();
    PartTally aside = scorer.tally(0);
    return rows().take(TableScoringPage.MOST_ROWS).stream()
        .map(row -> scorer.score(row, aside))
        .toList();
  }
}
