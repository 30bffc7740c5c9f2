package ch05_classification.page;

import ch05_classification.generative.GaussianModels;
import ch05_classification.picture.Plane;
import ch05_classification.table.ClassTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leeml.job.Run;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.ScatterChart;
import leeml.spark.Traffic;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.GaussianClasses;

/**
 * The page of the Gaussian classes.
 *
 * @param run whose report it is
 * @param table the rows
 * @param models estimated from them
 */
public record GaussianPage(Run run, ClassTable table, GaussianModels models) {

  /**
   * Writes the page.
   *
   * @param sums the one pass
   * @param mllib what MLlib's passes cost
   * @param drawn the two columns to draw
   * @param ridge of the models that are drawn
   */
  public void write(
      Traffic.Measured<ClassMoments> sums, Traffic.Cost mllib, int[] drawn, double ridge) {
    Report report = run.report();
    report.heading("The table").text(String.join("\n\n", remarks()));
    models(report);
    report.add(
        GaussianModels.confusion(models.shared(), table.judged())
            .table("Shared covariance, test rows", table.classes()));
    report.heading("One pass of sums");
    Costs.of("Means and covariances of all classes, " + table.width() + " columns")
        .row("one pass of mergeable sums", sums.cost())
        .row("MLlib's RowMatrix, class by class", mllib)
        .addTo(report);
    picture(report, sums.result().select(drawn), drawn, ridge);
  }

  private List<String> remarks() {
    List<String> all = new ArrayList<>();
    all.add(
        "%s: %d columns of numbers from %d of the table's; classes %s."
            .formatted(
                table.source().name(),
                table.width(),
                table.code().codes().size(),
                table.classes()));
    all.addAll(table.remarks());
    return all;
  }

  private void models(Report report) {
    int p = table.width();
    int few = models.numbers().length;
    int classes = table.classes().size();
    Map<String, Double> metrics = report.metrics();
    report.add(
        Table.of("Test rows", "model", "columns", "parameters", "accuracy")
            .row("the most frequent class", 0, 0, metrics.get("accuracy.majority"))
            .row(
                "own covariances, the numbers",
                few,
                GaussianModels.ownParameters(classes, few),
                metrics.get("accuracy.own-numbers"))
            .row(
                "shared covariance, the numbers",
                few,
                GaussianModels.sharedParameters(classes, few),
                metrics.get("accuracy.shared-numbers"))
            .row(
                "own covariances",
                p,
                GaussianModels.ownParameters(classes, p),
                metrics.get("accuracy.own"))
            .row(
                "shared covariance",
                p,
                GaussianModels.sharedParameters(classes, p),
                metrics.get("accuracy.shared")));
  }

  private void picture(Report report, ClassMoments moments, int[] drawn, double ridge) {
    Plane plane = Plane.of(table, drawn, run.seed());
    GaussianClasses own = GaussianClasses.own(moments, ridge, 0);
    GaussianClasses shared = GaussianClasses.shared(moments, ridge);
    ScatterChart chart = plane.chart("Two columns and the boundaries on them");
    plane.boundary(chart, "own covariances", own::logJoint);
    plane.boundary(chart, "shared covariance", shared::logJoint);
    report
        .heading("Boundaries")
        .add(
            chart.caption(
                "The two columns that tell the classes apart best, and models of these two alone."
                    + " A shared covariance gives a straight boundary; covariances of their own"
                    + " give a conic, which turns towards the class that is less spread out."));
    if (table.classes().size() == 2) {
      double[] x = plane.range(0);
      double[] y = plane.range(1);
      report.add(
          HeatMap.of(
                  "P(" + table.classes().get(1) + " | x), own covariances",
                  plane.names().get(0),
                  plane.names().get(1),
                  "probability")
              .surface(x[0], x[1], y[0], y[1], (a, b) -> probability(own, a, b))
              .caption(
                  "Far from all rows the model is as sure as near them: which class is likelier"
                      + " there, the wider distribution decides."));
    }
  }

  private static double probability(GaussianClasses model, double a, double b) {
    double[] joint = model.logJoint(new double[] {a, b});
    return 1 / (1 + Math.exp(joint[0] - joint[1]));
  }
}
