package ch02_linear_regression;

import ch02_linear_regression.BiasVarianceJob.Universe;
import ch02_linear_regression.curve.Grid;
import ch02_linear_regression.curve.Sample;
import ch02_linear_regression.curve.SmoothTruth;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import org.apache.commons.math3.stat.StatUtils;

/** What a person should see of the universes: the parts of the error, and the curves themselves. */
final class BiasVariancePage {

  private static final int MOST_CURVES = 50;

  /** Where lines are cut, so that one wild universe does not set the scale of the plot. */
  private static final double EDGE = 5;

  private BiasVariancePage() {}

  static void addTo(
      Report report,
      SmoothTruth truth,
      double[] grid,
      List<Universe> universes,
      List<Decomposition> byDegree) {
    report.heading("Where the error comes from").add(parts(byDegree)).add(table(byDegree));
    report.heading("The universes, degree by degree");
    for (int d = 1; d <= byDegree.size(); d++) {
      report.add(fan(d, truth, grid, universes, byDegree.get(d - 1)));
    }
    Sample first = universes.get(0).sample();
    report.add(
        ScatterChart.of("What one universe sees", "x", "y")
            .points("training set", first.x(), first.y())
            .line("truth f", grid, truth.at(grid))
            .caption("The law is the same in all universes, the points are others in each."));
  }

  private static LineChart parts(List<Decomposition> byDegree) {
    return LineChart.of("Parts of the error against degree", "degree", "mean squared error (y²)")
        .series("bias²", Grid.counting(byDegree.size()), column(byDegree, Decomposition::bias2))
        .series("variance", column(byDegree, Decomposition::variance))
        .series("bias² + variance + σ²", column(byDegree, Decomposition::sum))
        .series("test error, measured", column(byDegree, Decomposition::error))
        .markers()
        .caption(
            "Bias² falls, variance rises; their sum is lowest at degree %d. The measured test error lies on the sum."
                .formatted(Decomposition.lowestSum(byDegree)));
  }

  private static double[] column(
      List<Decomposition> byDegree, ToDoubleFunction<Decomposition> part) {
    return byDegree.stream().mapToDouble(part).toArray();
  }

  private static Table table(List<Decomposition> byDegree) {
    Table table =
        Table.of(
            "Parts of the error, in units of y², averaged over x",
            "degree",
            "bias²",
            "variance",
            "σ²",
            "their sum",
            "test error, measured");
    for (int i = 0; i < byDegree.size(); i++) {
      Decomposition parts = byDegree.get(i);
      table.row(i + 1, parts.bias2(), parts.variance(), parts.noise(), parts.sum(), parts.error());
    }
    return table;
  }

  private static ScatterChart fan(
      int degree, SmoothTruth truth, double[] grid, List<Universe> universes, Decomposition parts) {
    List<double[]> curves = universes.stream().map(u -> u.curves()[degree - 1]).toList();
    List<double[]> shown = curves.subList(0, Math.min(MOST_CURVES, curves.size()));
    double[][] fan = forthAndBack(grid, shown);
    double[] mean =
        IntStream.range(0, grid.length)
            .mapToDouble(point -> StatUtils.mean(Decomposition.at(curves, point)))
            .toArray();
    return ScatterChart.of("Degree " + degree + " in many universes", "x", "y")
        .line(shown.size() + " universes", fan[0], fan[1])
        .line("mean of all universes", grid, mean)
        .line("truth f", grid, truth.at(grid))
        .caption(
            "Bias² %.3f: how far the mean is from the truth. Variance %.3f: how far the universes are from their mean. Lines are cut at ±%.0f."
                .formatted(parts.bias2(), parts.variance(), EDGE));
  }

  /**
   * The curves as one line that goes forth along one and back along the next, so that it turns at
   * the edges of the plot. Shape (x and y, points).
   */
  private static double[][] forthAndBack(double[] grid, List<double[]> curves) {
    int n = grid.length;
    double[][] line = new double[2][n * curves.size()];
    for (int c = 0; c < curves.size(); c++) {
      for (int i = 0; i < n; i++) {
        int from = c % 2 == 0 ? i : n - 1 - i;
        line[0][c * n + i] = grid[from];
        line[1][c * n + i] = Math.max(-EDGE, Math.min(EDGE, curves.get(c)[from]));
      }
    }
    return line;
  }
}
