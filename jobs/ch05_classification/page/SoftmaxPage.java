package ch05_classification.page;

import ch05_classification.logistic.MllibLogistic;
import ch05_classification.picture.Plane;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import leeml.job.Run;
import leeml.model.fitted.SoftmaxUnits;
import leeml.report.Report;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.spark.Traffic;
import leeml.train.Fit;
import leeml.train.Ledger;

/**
 * The page of softmax regression.
 *
 * @param run whose report it is
 * @param table the rows
 */
public record SoftmaxPage(Run run, ClassTable table) {

  /** Writes what was found and what it cost. */
  public void write(
      SoftmaxUnits found, Traffic.Measured<Fit> own, Traffic.Measured<MllibLogistic> mllib) {
    Report report = run.report();
    report
        .heading("All columns")
        .text(String.join("\n\n", table.remarks()))
        .add(
            Confusion.of(table.judged(), table.classes().size(), found::classify)
                .table("Softmax regression, test rows", table.classes()))
        .add(
            LineChart.of("Loss on training rows", "round or iteration", "cross entropy")
                .series("descent", own.result().ledger().column(Ledger.Round::loss))
                .series("MLlib, with its penalty", mllib.result().history())
                .logX()
                .caption(
                    "Both begin at ln K, what guessing costs. MLlib counts its penalty in and ends higher by that; the loss itself is the same (claims)."));
    Costs.of("From the cached rows to the weights")
        .row("descent, " + own.result().ledger().rounds().size() + " rounds", own.cost())
        .row(
            "MLlib's L-BFGS, " + (mllib.result().history().length - 1) + " iterations",
            mllib.cost())
        .addTo(report);
  }

  /**
   * Draws a model of two columns.
   *
   * @param columns which they are
   */
  public void plane(int[] columns, SoftmaxUnits model) {
    Plane plane = Plane.of(table, columns, run.seed());
    ScatterChart chart = plane.chart("Two columns and where the answer changes");
    plane.boundary(chart, "boundary", model::scores);
    run.report()
        .heading("Two columns")
        .add(
            chart.caption(
                "A model of the two columns that tell most. Between any two classes the boundary is"
                    + " straight, (wₖ − wⱼ)·x + bₖ − bⱼ = 0; where three meet, all three are equally"
                    + " likely."));
  }
}
