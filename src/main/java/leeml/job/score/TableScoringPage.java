package leeml.job.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leeml.data.csv.Column;
import leeml.data.encode.ColumnCode;
import leeml.job.score.predict.LinePredictor;
import leeml.report.Digits;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.ScatterChart;
import org.apache.commons.lang3.math.NumberUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * What a person is shown of a table that was scored.
 *
 * @param scoring what was done
 * @param tally what came of it
 * @param seconds of reading, predicting and writing
 */
record TableScoringPage(TableScoring scoring, PartTally tally, double seconds) {

  /** Rows that the page looks at, from the top of the table. */
  static final int MOST_ROWS = 2000;

  private static final int ROWS_SHOWN = 10;
  private static final int COLUMNS_SHOWN = 8;
  private static final int NAMES_SHOWN = 20;

  /**
   * Writes metrics and page.
   *
   * @param added the model's columns
   * @param first the first rows as they are written
   */
  void write(List<StructField> added, List<Row> first) {
    Report report = scoring.run().report();
    report.metric("rows", (double) tally.rows()).metric("scoringSeconds", seconds);
    report
        .heading("What was predicted")
        .text(
            "%s rows of %s were read by a model of the kind %s, which takes the columns %s. They are in %s, each with all of its columns and %s after them."
                .formatted(
                    Digits.of(tally.rows()),
                    scoring.path(),
                    scoring.model().predictor().kind(),
                    listed(
                        scoring.model().columns().codes().stream().map(ColumnCode::name).toList()),
                    scoring.folder().shown(),
                    listed(names(added))));
    remarks(report);
    tally.answers().write(report);
    report.add(firstRows(added, first));
    if (scoring.model().predictor() instanceof LinePredictor line) {
      beside(line, first).ifPresent(report::add);
    }
  }

  private void remarks(Report report) {
    List<String> remarks = new ArrayList<>();
    if (!tally.unseenSentence().isEmpty()) {
      remarks.add(tally.unseenSentence());
    }
    if (tally.unpredictedRows() > 0) {
      report.metric("rows.without-prediction", (double) tally.unpredictedRows());
      remarks.add(
          "%s rows miss a value that the model takes and have no prediction: it was trained without such rows (missing=drop)."
              .formatted(Digits.of(tally.unpredictedRows())));
    }
    for (String remark : remarks) {
      scoring.run().say(remark);
      report.text(remark);
    }
  }

  private Table firstRows(List<StructField> added, List<Row> first) {
    List<String> all = scoring.names();
    String target = scoring.target().map(Column::name).orElse("");
    List<String> shown =
        Stream.concat(
                all.stream().filter(name -> !name.equals(target)).limit(COLUMNS_SHOWN),
                all.stream().filter(name -> name.equals(target)))
            .toList();
    int answers = Math.min(added.size(), COLUMNS_SHOWN);
    List<String> heads = new ArrayList<>(shown);
    heads.addAll(names(added).subList(0, answers));
    Table table = Table.of("The first rows", heads.toArray(String[]::new));
    for (Row row : first.subList(0, Math.min(ROWS_SHOWN, first.size()))) {
      List<Object> cells = new ArrayList<>();
      shown.forEach(name -> cells.add(row.get(all.indexOf(name))));
      for (int j = 0; j < answers; j++) {
        cells.add(row.get(all.size() + j));
      }
      table.row(cells.toArray());
    }
    return table;
  }

  /** Predicted against true, where the truth is known. */
  private Optional<ScatterChart> beside(LinePredictor line, List<Row> first) {
    int fields = scoring.names().size();
    int at = scoring.names().indexOf(line.name());
    if (scoring.target().isEmpty()) {
      return Optional.empty();
    }
    List<double[]> points = new ArrayList<>();
    for (Row row : first) {
      double truth = NumberUtils.toDouble(row.getString(at), Double.NaN);
      if (!Double.isNaN(truth) && !row.isNullAt(fields)) {
        points.add(new double[] {truth, row.getDouble(fields)});
      }
    }
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double[] truth = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] predicted = points.stream().mapToDouble(point -> point[1]).toArray();
    DoubleSummaryStatistics all =
        points.stream().flatMapToDouble(Arrays::stream).summaryStatistics();
    double[] ends = {all.getMin(), all.getMax()};
    return Optional.of(
        ScatterChart.of(
                "Predicted against true, the first rows",
                "true " + line.name(),
                "predicted " + line.name())
            .points("rows", truth, predicted)
            .line("perfect", ends, ends)
            .caption("On the line a prediction is right."));
  }

  private static String listed(List<String> names) {
    String most = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining("`, `", "`", "`"));
    return names.size() > NAMES_SHOWN
        ? most + " and %d more".formatted(names.size() - NAMES_SHOWN)
        : most;
  }

  private static List<String> names(List<StructField> fields) {
    return fields.stream().map(StructField::name).toList();
  }
}
