package ch05_classification.picture;

import ch05_classification.table.ClassTable;
import java.util.List;
import java.util.function.Function;
import leeml.report.chart.ScatterChart;
import leeml.spark.sum.ClassMoments;

/**
 * Two columns of a table, some of its rows as points, and boundaries over them.
 *
 * @param columns the two columns' numbers
 * @param names the two columns' names
 * @param classes the classes' names
 * @param rows of the two columns and the class
 */
public record Plane(int[] columns, List<String> names, List<String> classes, List<double[]> rows) {

  private static final int POINTS = 500;
  private static final double MARGIN = 0.04;

  /** Draws some training rows by the run's seed. */
  public static Plane of(ClassTable table, int[] columns, long seed) {
    List<double[]> rows =
        table.train().takeSample(false, POINTS, seed).stream()
            .map(row -> new double[] {row[columns[0]], row[columns[1]], row[row.length - 1]})
            .toList();
    return new Plane(
        columns,
        List.of(table.columns().get(columns[0]), table.columns().get(columns[1])),
        table.classes(),
        rows);
  }

  /**
   * The two columns whose classes lie farthest apart together: the largest Σₖ πₖ (μₖ − m)ᵀ Σ⁻¹ (μₖ
   * − m), Σ being the shared covariance.
   *
   * @param among columns to choose from, at least two
   */
  public static int[] mostTelling(ClassMoments moments, int[] among) {
    int[] best = {among[0], among[1]};
    double most = -1;
    for (int i = 0; i < among.length; i++) {
      for (int j = i + 1; j < among.length; j++) {
        double apart = apart(moments, among[i], among[j]);
        if (apart > most) {
          most = apart;
          best = new int[] {among[i], among[j]};
        }
      }
    }
    return best;
  }

  private static double apart(ClassMoments moments, int a, int b) {
    double aa = moments.sharedCovariance(a, a);
    double bb = moments.sharedCovariance(b, b);
    double ab = moments.sharedCovariance(a, b);
    double determinant = aa * bb - ab * ab;
    if (!(determinant > 1e-9 * aa * bb)) {
      return 0;
    }
    double sum = 0;
    double[] mean = new double[2];
    for (int k = 0; k < moments.classes(); k++) {
      mean[0] += moments.prior(k) * moments.of(k).mean(a);
      mean[1] += moments.prior(k) * moments.of(k).mean(b);
    }
    for (int k = 0; k < moments.classes(); k++) {
      double x = moments.of(k).mean(a) - mean[0];
      double y = moments.of(k).mean(b) - mean[1];
      sum += moments.prior(k) * (bb * x * x - 2 * ab * x * y + aa * y * y) / determinant;
    }
    return sum;
  }

  /** The points by class. */
  public ScatterChart chart(String title) {
    ScatterChart chart = ScatterChart.of(title, names.get(0), names.get(1));
    for (int k = 0; k < classes.size(); k++) {
      int wanted = k;
      List<double[]> points = rows.stream().filter(row -> row[2] == wanted).toList();
      chart.points(
          classes.get(k),
          points.stream().mapToDouble(row -> row[0]).toArray(),
          points.stream().mapToDouble(row -> row[1]).toArray());
    }
    return chart;
  }

  /**
   * Lays a classifier's boundaries over a chart: where the score of a class is the best other's.
   *
   * @param scores of a point (x, y), one a class; the greatest is the answer
   */
  public void boundary(ScatterChart chart, String name, Function<double[], double[]> scores) {
    double[] x = range(0);
    double[] y = range(1);
    for (int k = 0; k < classes.size() - 1; k++) {
      int of = k;
      Contour line = Contour.of(x, y, (a, b) -> lead(scores.apply(new double[] {a, b}), of));
      if (line.x().length > 0) {
        chart.line(classes.size() == 2 ? name : name + ": " + classes.get(k), line.x(), line.y());
      }
    }
  }

  /** By how much the score of class k leads the best other. */
  private static double lead(double[] scores, int k) {
    double other = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < scores.length; j++) {
      other = j == k ? other : Math.max(other, scores[j]);
    }
    return scores[k] - other;
  }

  /** The points' range along an axis, a little widened. */
  public double[] range(int axis) {
    double low = rows.stream().mapToDouble(row -> row[axis]).min().orElse(0);
    double high = rows.stream().mapToDouble(row -> row[axis]).max().orElse(1);
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new double[] {low - margin, high + margin};
  }
}
