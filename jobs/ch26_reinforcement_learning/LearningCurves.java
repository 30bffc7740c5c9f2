package ch26_reinforcement_learning;

import ch26_reinforcement_learning.Training.Point;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import leeml.report.Spread;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/**
 * Learning curves of several learners over several seeds: the mean, and one deviation around it.
 */
final class LearningCurves {

  private static final int GRID = 60;

  private LearningCurves() {}

  /**
   * Returns against steps of the environment. A run that ended early, being good enough, counts
   * with its last return from there on, as far as the learner's longest run goes.
   */
  static LineChart of(String title, Map<String, List<Training>> learners) {
    LineChart chart = LineChart.of(title, "steps of the environment", "mean return of an episode");
    learners.forEach((name, runs) -> add(chart, name, runs));
    return chart;
  }

  private static void add(LineChart chart, String name, List<Training> runs) {
    double most = longest(runs);
    double[] x = new double[GRID];
    double[] mean = new double[GRID];
    double[] lower = new double[GRID];
    double[] upper = new double[GRID];
    List<List<Point>> curves = runs.stream().map(Training::curve).toList();
    for (int i = 0; i < GRID; i++) {
      double at = most * (i + 1) / GRID;
      double[] values = curves.stream().mapToDouble(curve -> valueAt(curve, at)).toArray();
      Spread spread = Spread.of(values);
      double deviation = Double.isNaN(spread.deviation()) ? 0 : spread.deviation();
      x[i] = at;
      mean[i] = spread.mean();
      lower[i] = spread.mean() - deviation;
      upper[i] = spread.mean() + deviation;
    }
    chart.band(name + ", " + runs.size() + " seeds", x, mean, lower, upper);
  }

  /** Steps of the longest run. */
  static double longest(List<Training> runs) {
    return runs.stream().mapToDouble(Training::steps).max().orElseThrow();
  }

  /** The mean return over the first so many steps, of all runs: the area under their curves. */
  static double onTheWay(List<Training> runs, double steps) {
    return spread(runs, run -> meanUntil(run.curve(), steps)).mean();
  }

  private static double meanUntil(List<Point> curve, double steps) {
    return IntStream.rangeClosed(1, GRID)
        .mapToDouble(i -> valueAt(curve, steps * i / GRID))
        .average()
        .orElseThrow();
  }

  /** Straight between the points, flat beyond the ends. */
  private static double valueAt(List<Point> curve, double steps) {
    Point before = curve.get(0);
    for (Point point : curve) {
      if (point.steps() >= steps) {
        double gap = point.steps() - before.steps();
        double share = gap == 0 ? 1 : (steps - before.steps()) / gap;
        return before.value() + Math.max(0, share) * (point.value() - before.value());
      }
      before = point;
    }
    return before.value();
  }

  /** What the last policies are worth, a line a learner. */
  static Table table(String title, Map<String, List<Training>> learners) {
    Table table =
        Table.of(
            title,
            "learner",
            "greedy",
            "sampled",
            "worst seed, greedy",
            "steps of the environment",
            "seconds");
    learners.forEach(
        (name, runs) ->
            table.row(
                name,
                spread(runs, run -> run.greedy().mean()).text(),
                spread(runs, run -> run.sampled().mean()).text(),
                worstGreedy(runs),
                spread(runs, Training::steps).text(),
                spread(runs, Training::seconds).text()));
    return table;
  }

  /** Mean and deviation over seeds. */
  static Spread spread(List<Training> runs, ToDoubleFunction<Training> value) {
    return Spread.of(runs.stream().mapToDouble(value).toArray());
  }

  /** The least mean return by the most probable action. */
  static double worstGreedy(List<Training> runs) {
    return runs.stream().mapToDouble(run -> run.greedy().mean()).min().orElseThrow();
  }
}
