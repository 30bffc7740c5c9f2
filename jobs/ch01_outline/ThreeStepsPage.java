package ch01_outline;

import ch01_outline.ThreeStepsJob.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.spark.sum.LeastSquares;

/** What {@link ThreeStepsJob} shows: the three steps, in order. */
final class ThreeStepsPage {

  private static final int FIRST_STEPS = 5;
  private static final double FROM_W = -4.5;
  private static final double TO_W = 4.5;
  private static final double FROM_B = -220;
  private static final double TO_B = -100;

  private final Report report;
  private final LeastSquares exact;
  private final Walk scaled;
  private final Walk raw;

  ThreeStepsPage(Report report, LeastSquares exact, Walk scaled, Walk raw) {
    this.report = report;
    this.exact = exact;
    this.scaled = scaled;
    this.raw = raw;
  }

  /** The steps that the tables show, and the last, as lines for a terminal. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("   step           w           b            L");
    for (int i : shown(scaled)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%7.0f %11.6f %11.5f %12.4f",
              scaled.steps()[i],
              scaled.w()[i],
              scaled.b()[i],
              scaled.lossAt(i)));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%7s %11.6f %11.5f %12.4f",
            "exact",
            exact.weights()[0],
            exact.intercept(),
            TenPoints.loss(exact.weights()[0], exact.intercept())));
    return lines;
  }

  void write() {
    report
        .heading("Step 1: a set of functions")
        .text(
            "All lines y = b + w·x: each pair (w, b) is one function. x is a creature's combat power before it evolves, y the power after. The ten points are those of the lecture's demonstration.")
        .add(points())
        .heading("Step 2: the goodness of a function")
        .text(
            "L(w, b) = 1/(2n) Σ (b + w·x − y)². A function goes in, a number comes out: how bad it is on the ten points. The map below shows L for many functions at once.")
        .add(map())
        .heading("Step 3: the best function")
        .text(
            "Gradient descent walks down the map: w ← w − η ∂L/∂w, b ← b − η ∂L/∂b. Each round, the workers add up the gradient over their points, and the centre makes the step.")
        .add(table("Every step, x standardised", scaled))
        .add(table("Every step, x as it is", raw))
        .add(losses());
  }

  private ScatterChart points() {
    double[] ends = {0, 650};
    double w = exact.weights()[0];
    double b = exact.intercept();
    return ScatterChart.of("Ten points and three functions", "combat power before, x", "after, y")
        .points("creatures", TenPoints.before(), TenPoints.after())
        .line("start", ends, along(ends, scaled.w()[0], scaled.b()[0]))
        .line("after 5 steps", ends, along(ends, at(scaled.w()), at(scaled.b())))
        .line("best line", ends, along(ends, w, b))
        .caption(
            "The best line of this set still misses: the weakest creatures lie above it, and it predicts negative power for them. A larger set of functions is chapter 2's next question.");
  }

  private static double at(double[] values) {
    return values[Math.min(FIRST_STEPS, values.length - 1)];
  }

  private static double[] along(double[] x, double w, double b) {
    return new double[] {b + w * x[0], b + w * x[1]};
  }

  private HeatMap map() {
    return HeatMap.of("The loss of every function, and two ways down", "b", "w", "L")
        .surface(FROM_B, TO_B, FROM_W, TO_W, (b, w) -> TenPoints.loss(w, b))
        .logColour()
        .bands(16)
        .path("x standardised", scaled.b(), scaled.w())
        .path("x as it is", raw.b(), raw.w())
        .caption(
            "The valley is long and flat along b. With x as it is, descent falls to the valley's floor at once and then creeps along it; with x standardised it goes straight to the minimum.");
  }

  private Table table(String title, Walk walk) {
    Table table = Table.of(title, "step", "w", "b", "L", "L − least L");
    double least = TenPoints.loss(exact.weights()[0], exact.intercept());
    for (int i : shown(walk)) {
      table.row(walk.steps()[i], walk.w()[i], walk.b()[i], walk.lossAt(i), walk.lossAt(i) - least);
    }
    return table.row("closed form", exact.weights()[0], exact.intercept(), least, 0);
  }

  /** The first looks at a walk, then those nearest to 10, 20, 50, 100, …, and the last. */
  static int[] shown(Walk walk) {
    int last = walk.steps().length - 1;
    return IntStream.rangeClosed(0, last)
        .filter(i -> i <= FIRST_STEPS || i == last || isRound(i))
        .toArray();
  }

  private static boolean isRound(int i) {
    int rest = i;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1 || rest == 2 || rest == 5;
  }

  private LineChart losses() {
    double least = TenPoints.loss(exact.weights()[0], exact.intercept());
    return LineChart.of("Loss above the least", "step (the start is step 1)", "L − least L")
        .series("x standardised", fromOne(scaled), above(scaled, least))
        .series("x as it is", fromOne(raw), above(raw, least))
        .markers()
        .logX()
        .logY()
        .caption(
            "Standardised, every step takes the same share off the error until rounding is all that is left. As it is, the loss falls once, when w reaches the valley, and then stays for the length of the run.");
  }

  private static double[] fromOne(Walk walk) {
    return IntStream.range(0, walk.steps().length).mapToDouble(i -> walk.steps()[i] + 1).toArray();
  }

  private static double[] above(Walk walk, double least) {
    return IntStream.range(0, walk.steps().length)
        .mapToDouble(i -> walk.lossAt(i) - least)
        .toArray();
  }
}
