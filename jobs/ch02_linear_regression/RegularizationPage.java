package ch02_linear_regression;

import ch02_linear_regression.penalty.PathPoint;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/** What a person should see of the two paths: weights, errors, zeros against λ. */
final class RegularizationPage {

  private static final int TABLE_ROWS = 9;

  private RegularizationPage() {}

  /** The point of a path with the lowest test error. */
  static PathPoint best(List<PathPoint> path) {
    return path.stream().min(Comparator.comparingDouble(PathPoint::testError)).orElseThrow();
  }

  /**
   * Adds the page; paths go from the largest λ down.
   *
   * @param cuts test errors along the ridge path, means of many cuts
   */
  static void addTo(
      Report report,
      List<String> columns,
      List<PathPoint> ridge,
      List<PathPoint> lasso,
      double[] cuts) {
    report
        .heading("Weights against λ")
        .add(
            weights("Ridge path", columns, ridge)
                .caption(
                    "Read from right to left: as λ falls all weights grow at once, none is ever exactly 0."))
        .add(
            weights("Lasso path", columns, lasso)
                .caption(
                    "From right to left the columns enter one by one. A weight that is 0 means that the column is not used."))
        .heading("Errors against λ")
        .add(
            errors("Ridge", ridge)
                .series("test, mean of many cuts", column(ridge, PathPoint::lambda), cuts))
        .add(errors("Lasso", lasso))
        .add(zeros(lasso))
        .add(table("Ridge", ridge))
        .add(table("Lasso", lasso));
  }

  private static LineChart weights(String title, List<String> columns, List<PathPoint> path) {
    LineChart chart = LineChart.of(title, "λ", "weight (standardised)").logX();
    double[] lambdas = column(path, PathPoint::lambda);
    for (int j = 0; j < columns.size(); j++) {
      int weight = j;
      chart.series(columns.get(j), lambdas, column(path, point -> point.theta()[weight]));
    }
    return chart;
  }

  private static LineChart errors(String name, List<PathPoint> path) {
    double[] lambdas = column(path, PathPoint::lambda);
    PathPoint best = best(path);
    return LineChart.of(name + ": error against λ", "λ", "mean squared error (target²)")
        .series("train", lambdas, column(path, PathPoint::trainError))
        .series("test", lambdas, column(path, PathPoint::testError))
        .logX()
        .caption(
            "The training error only rises with λ. On this cut the test error is lowest at λ = %.2g, %.1f %% under that of the smallest λ."
                .formatted(
                    best.lambda(),
                    100 * (1 - best.testError() / path.get(path.size() - 1).testError())));
  }

  private static LineChart zeros(List<PathPoint> lasso) {
    return LineChart.of("Lasso: weights that are exactly 0", "λ", "number of weights")
        .series("zeros", column(lasso, PathPoint::lambda), column(lasso, PathPoint::zeros))
        .markers()
        .logX()
        .caption(
            "All from λ_max on. Now and then one that had left comes back: columns that carry the same news take turns.");
  }

  private static Table table(String name, List<PathPoint> path) {
    Table table = Table.of(name, "λ", "train error", "test error", "weights that are 0");
    int rows = Math.min(TABLE_ROWS, path.size());
    for (int k = 0; k < rows; k++) {
      PathPoint point = path.get(k * (path.size() - 1) / (rows - 1));
      table.row(point.lambda(), point.trainError(), point.testError(), point.zeros());
    }
    return table;
  }

  private static double[] column(List<PathPoint> path, ToDoubleFunction<PathPoint> number) {
    return path.stream().mapToDouble(number).toArray();
  }
}
