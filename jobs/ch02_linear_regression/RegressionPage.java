package ch02_linear_regression;

import ch02_linear_regression.table.Errors;
import ch02_linear_regression.table.Independent;
import ch02_linear_regression.table.LinearModel;
import ch02_linear_regression.table.RegressionTable;
import ch02_linear_regression.table.ScaledDescent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.job.Run;
import leeml.report.Digits;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.Histogram;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.train.Fit;
import leeml.train.Ledger;
import org.apache.spark.api.java.JavaRDD;

/** What {@link RegressionJob} shows: how good, which weights, the way there, what it cost. */
final class RegressionPage {

  private static final int MOST_POINTS = 2000;
  private static final int MOST_BARS = 20;
  private static final double ROUNDING = 1e-9;

  private final Report report;
  private final RegressionTable table;
  private final RegressionJob.Solutions found;

  RegressionPage(Run run, RegressionTable table, RegressionJob.Solutions found) {
    this.report = run.report();
    this.table = table;
    this.found = found;
  }

  void write(String strategy, Errors train, Errors test) {
    report.heading("How well " + table.target() + " is predicted");
    leftOut(table, found.columns()).forEach(report::text);
    report.add(errors(train, test));
    predictions(test.rows() > 0);
    report.heading("The weights").add(weights()).add(bars());
    report
        .heading("The way down")
        .text(wayDown(strategy))
        .add(losses())
        .add(approach())
        .add(distances());
    report.heading("What it cost").add(ledger()).add(seconds());
  }

  /** A sentence for each thing that was not used. */
  static List<String> leftOut(RegressionTable table, Independent columns) {
    List<String> sentences = new ArrayList<>();
    name(sentences, table.leftOut(), "no numbers");
    name(sentences, table.named(columns.constant()), "one value in all training rows");
    name(
        sentences,
        table.named(columns.combined()),
        "combinations of the columns before them, so that their weights are not determined");
    if (table.rowsLeftOut() > 0) {
      sentences.add(Digits.of(table.rowsLeftOut()) + " rows were left out: they miss a value.");
    }
    return sentences;
  }

  private static void name(List<String> sentences, List<String> columns, String why) {
    if (!columns.isEmpty()) {
      sentences.add("Left out, " + why + ": " + String.join(", ", columns) + ".");
    }
  }

  private Table errors(Errors train, Errors test) {
    Table errors =
        Table.of(
                "Error, in units of " + table.target(),
                "rows",
                "how many",
                "RMSE",
                "RMSE of the mean",
                "R²")
            .row("training", train.rows(), train.rmse(), train.meanRmse(), train.r2());
    return test.rows() == 0
        ? errors
        : errors.row("test", test.rows(), test.rmse(), test.meanRmse(), test.r2());
  }

  private void predictions(boolean tested) {
    JavaRDD<double[]> rows = tested ? table.test() : table.train();
    String which = tested ? "test rows" : "training rows";
    List<double[]> sample = rows.take(MOST_POINTS);
    LinearModel model = found.exact();
    double[] truth = sample.stream().mapToDouble(row -> row[row.length - 1]).toArray();
    double[] predicted = sample.stream().mapToDouble(model::predict).toArray();
    double[] ends = {
      Math.min(least(truth), least(predicted)), Math.max(most(truth), most(predicted))
    };
    report.add(
        ScatterChart.of(
                "Predicted against true", "true " + table.target(), "predicted " + table.target())
            .points(which, truth, predicted)
            .line("perfect", ends, ends)
            .caption(
                "On the line a prediction is right. A cloud flatter than the line is drawn to the mean: what the columns do not explain is not predicted."));
    double[] residuals =
        IntStream.range(0, truth.length).mapToDouble(i -> truth[i] - predicted[i]).toArray();
    report.add(
        Histogram.of("Residuals, true − predicted", table.target())
            .values(which, residuals)
            .caption(
                "Centred on 0 and symmetric is what the square loss assumes; a long tail is a group of rows that the line misses."));
  }

  private Table weights() {
    Table weights =
        Table.of(
            "Weights by the normal equations, largest effect first",
            "column",
            "weight, " + table.target() + " a unit",
            "mean",
            "deviation",
            "standardised weight",
            "descent − exact",
            "MLlib − exact");
    double[] exact = found.standardised().standardisedWeights(found.exact());
    double[] descent = found.standardised().standardisedWeights(found.decorrelated().model());
    double[] mllib = found.standardised().standardisedWeights(found.mllib());
    int[] columns = found.columns().kept();
    for (int i : byEffect(exact)) {
      weights.row(
          table.names().get(columns[i]),
          found.exact().weights()[i],
          found.moments().mean(columns[i]),
          found.moments().deviation(columns[i]),
          exact[i],
          descent[i] - exact[i],
          mllib[i] - exact[i]);
    }
    return weights.row("intercept", found.exact().intercept(), null, null, null, null, null);
  }

  private BarChart bars() {
    double[] exact = found.standardised().standardisedWeights(found.exact());
    List<Integer> largest = byEffect(exact).stream().limit(MOST_BARS).toList();
    return BarChart.of("Standardised weights", "column", "deviations of " + table.target())
        .groups(
            largest.stream()
                .map(i -> table.names().get(found.columns().kept()[i]))
                .toArray(String[]::new))
        .bars("weight", largest.stream().mapToDouble(i -> exact[i]).toArray())
        .caption(
            "How far the prediction moves when a column moves by one standard deviation and the others stay. Columns that go together can have large weights of opposite signs that nearly cancel.");
  }

  private static List<Integer> byEffect(double[] standardised) {
    return IntStream.range(0, standardised.length - 1)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(standardised[i])))
        .toList();
  }

  private String wayDown(String strategy) {
    return "Both descents use full batches under `%s`. The **condition number** of the standardised columns is %s: momentum needs in the order of its root in steps. On decorrelated columns every direction is as steep as any other, and each step halves the error."
        .formatted(strategy, Digits.of(found.standardised().condition()));
  }

  private LineChart losses() {
    return LineChart.of(
            "Loss above the minimum",
            "step",
            "loss − least loss (variances of " + table.target() + ")")
        .series("standardised, momentum", above(found.momentum())[0], above(found.momentum())[1])
        .series(
            "decorrelated, plain", above(found.decorrelated())[0], above(found.decorrelated())[1])
        .logY()
        .caption(
            "A straight line is a constant factor a step. A curve ends where it drowns in the rounding of float parameters.");
  }

  /** Steps and losses, as long as these stand out of the rounding. */
  private double[][] above(ScaledDescent.Result result) {
    double least = leastLoss();
    double[] above = result.fit().ledger().column(round -> round.loss() - least);
    int end = 0;
    while (end < above.length && above[end] > ROUNDING) {
      end++;
    }
    double[] steps = result.fit().ledger().column(Ledger.Round::step);
    return new double[][] {Arrays.copyOf(steps, end), Arrays.copyOf(above, end)};
  }

  private LineChart approach() {
    double[][] momentum = found.momentum().fit().ledger().metric(ScaledDescent.DISTANCE);
    double[][] decorrelated = found.decorrelated().fit().ledger().metric(ScaledDescent.DISTANCE);
    return LineChart.of(
            "Largest difference of the weights from the normal equations'",
            "step",
            "standardised weight")
        .series("standardised, momentum", momentum[0], momentum[1])
        .series("decorrelated, plain", decorrelated[0], decorrelated[1])
        .logY()
        .caption(
            "The weights are later than the loss: along a flat direction they can be far off at almost no cost. Each curve ends on a floor, the rounding of float arithmetic divided by the flattest curvature.");
  }

  /** ½ (1 − R²) of the normal equations: half the variance that is left, standardised. */
  private double leastLoss() {
    int p = found.moments().columns();
    double[] weights = found.exact().weights();
    double explained = 0;
    for (int i = 0; i < weights.length; i++) {
      explained += weights[i] * found.moments().covariance(found.columns().kept()[i], p);
    }
    double variance = found.moments().covariance(p, p);
    return variance > 0 ? (variance - explained) / (2 * variance) : 0;
  }

  private Table distances() {
    return Table.of(
            "Largest difference of standardised weights",
            "",
            "from the normal equations",
            "steps",
            "rounds")
        .row(distance("descent, standardised with momentum", found.momentum()))
        .row(distance("descent, decorrelated", found.decorrelated()))
        .row(
            "MLlib LinearRegression",
            found.standardised().distance(found.mllib(), found.exact()),
            null,
            null);
  }

  private Object[] distance(String name, ScaledDescent.Result result) {
    List<Ledger.Round> rounds = result.fit().ledger().rounds();
    long steps = rounds.isEmpty() ? 0 : rounds.get(rounds.size() - 1).step();
    return new Object[] {
      name, found.standardised().distance(result.model(), found.exact()), steps, rounds.size()
    };
  }

  private Table ledger() {
    return Table.of(
            "The ledger",
            "descent",
            "rounds",
            "bytes down a round",
            "bytes up a round",
            "median ms a round",
            "of it overhead",
            "stopped because")
        .row(costs("standardised", found.momentum().fit()))
        .row(costs("decorrelated", found.decorrelated().fit()));
  }

  private static Object[] costs(String name, Fit fit) {
    Ledger ledger = fit.ledger();
    return new Object[] {
      name,
      ledger.rounds().size(),
      ledger.median(round -> round.cost().bytesDown()),
      ledger.median(round -> round.cost().bytesUp()),
      1000 * ledger.median(round -> round.cost().seconds()),
      1000 * ledger.median(round -> round.cost().overheadSeconds()),
      fit.stop().message()
    };
  }

  private LineChart seconds() {
    Ledger ledger = found.momentum().fit().ledger();
    return LineChart.of("Time of each round, standardised", "round", "milliseconds")
        .series("whole round", ledger.column(round -> 1000 * round.cost().seconds()))
        .series(
            "slowest worker at work", ledger.column(round -> 1000 * round.cost().slowestSeconds()))
        .logY()
        .caption(
            "On a small table a round is nearly all overhead: Spark's scheduling, not arithmetic. The first rounds also warm up the JVM.");
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
