package ch05_classification.page;

import ch05_classification.cascade.Cascade;
import ch05_classification.cascade.StartsByWidth;
import ch05_classification.picture.Plane;
import ch05_classification.table.ClassTable;
import java.util.List;
import leeml.job.Run;
import leeml.model.fitted.LogisticUnit;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.train.Fit;
import leeml.train.Ledger;

/**
 * The page of the cascade.
 *
 * @param run whose report it is
 * @param table the rows
 * @param unit one logistic unit, fitted to them
 * @param cascade units before the unit, likewise
 */
public record CascadePage(Run run, ClassTable table, LogisticUnit unit, Cascade cascade) {

  private static final int[] PLANE = {0, 1};
  private static final double[] TARGETS = {0.6, 0.9, 0.97};

  /** Writes the page but for what was made by hand. */
  public void write(Fit fit, StartsByWidth starts) {
    Report report = run.report();
    if (table.width() == 2) {
      Plane plane = Plane.of(table, PLANE, run.seed());
      ScatterChart chart = plane.chart("One unit, and two layers");
      plane.boundary(chart, "one unit", row -> new double[] {0, unit.score(row)});
      plane.boundary(chart, cascade.hidden() + " units and one", cascade::scores);
      report
          .heading("Where the answer changes")
          .add(
              chart.caption(
                  "No line has one class on each side; the best that descent finds is to be unsure"
                      + " everywhere. Two units cut twice, and the last one says: between the"
                      + " cuts."));
    }
    if (cascade.hidden() == 2) {
      hiddenPlane(report);
    }
    report
        .heading("The descent, and where it ends")
        .add(
            LineChart.of("Loss of the cascade on training rows", "round", "cross entropy")
                .series("from the best start", fit.ledger().column(Ledger.Round::loss))
                .caption("At ln 2 = 0.693 it stays for a while: at first all units do the same."))
        .add(startsTable(starts));
  }

  /** Rows as the last unit sees them. */
  private void hiddenPlane(Report report) {
    Cascade model = cascade;
    List<double[]> rows =
        table.train().takeSample(false, 500, run.seed()).stream()
            .map(
                row -> {
                  double[] a = model.hidden(row);
                  return new double[] {a[0], a[1], row[row.length - 1]};
                })
            .toList();
    Plane plane = new Plane(PLANE, List.of("a₁", "a₂"), table.classes(), rows);
    ScatterChart chart = plane.chart("The same rows behind the two hidden units");
    plane.boundary(chart, "the last unit", model::output);
    report.add(
        chart.caption(
            "The units have moved the corners so that a line parts the classes: a transformation"
                + " that nobody made by hand."));
  }

  /** How often a start ends well, by width. */
  private static Table startsTable(StartsByWidth starts) {
    Table list =
        Table.of(
            "Share of starts that come to an accuracy on training rows",
            "hidden units",
            "starts",
            "≥ 0.6",
            "≥ 0.9",
            "≥ 0.97");
    for (int width : starts.widths()) {
      list.row(
          width,
          starts.accuracies(width).length,
          starts.solved(width, TARGETS[0]),
          starts.solved(width, TARGETS[1]),
          starts.solved(width, TARGETS[2]));
    }
    return list;
  }

  /** What one unit does behind a transformation made by hand. */
  public void byHand(ClassTable transformed, LogisticUnit line) {
    Plane plane = Plane.of(transformed, PLANE, run.seed());
    ScatterChart chart = plane.chart("One unit behind a transformation made by hand");
    plane.boundary(chart, "one unit", row -> new double[] {0, line.score(row)});
    run.report()
        .heading("By hand")
        .add(
            chart.caption(
                "Distances to (0, 0) and (1, 1) in place of the columns: the corners that differ lie"
                    + " on top of each other, beyond the line between those that are equal. Corners"
                    + " come apart; clouds around them overlap, and units that were learned do"
                    + " better."));
  }
}
