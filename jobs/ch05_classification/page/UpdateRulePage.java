package ch05_classification.page;

import ch05_classification.picture.Plane;
import ch05_classification.picture.TwoColumns;
import ch05_classification.rule.TooRight;
import java.util.ArrayList;
import java.util.List;
import leeml.model.Examples;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.train.Fit;
import leeml.train.Ledger;

/**
 * The page of the two regressions.
 *
 * @param report what is written to
 * @param columns the rows
 * @param classes the classes' names
 */
public record UpdateRulePage(Report report, TwoColumns columns, List<String> classes) {

  /** Writes the three steps of both, and their descents. */
  public void sideBySide(Fit linear, Fit logistic) {
    report
        .heading("Side by side")
        .add(
            Table.of("Three steps", "step", "logistic regression", "linear regression")
                .row("function", "f = σ(w·x + b), in (0, 1)", "f = w·x + b, any number")
                .row("target", "y = 1 or 0, a class", "y, a number")
                .row("loss", "−y ln f − (1 − y) ln(1 − f)", "½ (f − y)²")
                .row("update", "w ← w − η · mean (f − y) x", "w ← w − η · mean (f − y) x"))
        .add(
            LineChart.of("The same rule, rate and start", "round", "loss on training rows")
                .series("logistic: cross entropy", logistic.ledger().column(Ledger.Round::loss))
                .series("linear: half the square", linear.ledger().column(Ledger.Round::loss))
                .logX()
                .caption(
                    "The losses are of different kinds, so their heights do not compare. The linear"
                        + " one has a minimum and comes to rest; the logistic one goes on to grow w"
                        + " as long as surer is better."));
  }

  /** Draws the lines with and without rows that are far on the right side. */
  public void tooRight(Examples more, TooRight before, TooRight after) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < more.size(); i++) {
      float[] x = new float[2];
      more.rows().addScaled(i, 1, x, 0);
      rows.add(new double[] {x[0], x[1], more.targets()[i]});
    }
    Plane plane =
        new Plane(
            new int[] {0, 1},
            columns.names().stream().map(name -> name + ", standardised").toList(),
            classes,
            rows);
    ScatterChart chart = plane.chart("Rows that are too right");
    line(plane, chart, "linear, without them", before.linear());
    line(plane, chart, "linear, with them", after.linear());
    line(plane, chart, "logistic, without them", before.logistic());
    line(plane, chart, "logistic, with them", after.logistic());
    report
        .heading("Linear regression as a classifier")
        .add(
            chart.caption(
                "The far rows are right by any of the lines. Linear regression turns towards them"
                    + " all the same, since they lie far above the target of 1; logistic regression"
                    + " is sure of them already and leaves its line."));
  }

  private static void line(Plane plane, ScatterChart chart, String name, double[] line) {
    plane.boundary(chart, name, x -> new double[] {0, TooRight.score(line, x)});
  }
}
