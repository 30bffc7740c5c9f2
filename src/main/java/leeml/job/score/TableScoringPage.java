package leeml.job.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
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
            "%s rows of %s, each with its own columns and %s after them, are in %s."
                .formatted(
                    Digits.of(tally.rows()),
                    scoring.path(),
                    "`" + String.join("`, `", names(added)) + "`",
                    scoring.folder().shown()));
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
    int fields = scoring.names().size();
    int shown = Math.min(fields, COLUMNS_SHOWN);
    int answers = Math.min(added.size(), COLUMNS_SHOWN);
    List<String> heads = new ArrayList<>(scoring.names().subList(0, shown));
    heads.addAll(names(added).subList(0, answers));
    Table table = Table.of("The first rows", heads.toArray(String[]::new));
    for (Row row : first.subList(0, Math.min(ROWS_SHOWN, first.size()))) {
      List<Object> cells = new ArrayList<>();
      for (int j = 0; j < shown; j++) {
        cells.add(row.get(j));
      }
      for (int j = 0; j < answers; j++) {
        cells.add(row.get(fields + j));
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

  private static List<String> names(List<StructField> fields) {
    return fields.stream().map(StructField::name).toList();
  }
}
