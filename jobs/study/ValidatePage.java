package study;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leeml.job.probe.Measured;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.sim.Conditions;
import leeml.sim.Forecast;
import leeml.sim.Forecast.Load;
import leeml.sim.Network;
import leeml.sim.paths.Paths;
import leeml.sim.predict.Calibration;
import leeml.train.Fit;
import leeml.train.Ledger;

/** What a person sees of {@link ValidateJob}. */
record ValidatePage(Report report) {

  private static final int[] MACHINES = {2, 8, 32, 128, 512, 2048, 8192, 32_768, 100_000};
  private static final int FORECAST_ROUNDS = 5;

  void calibration(Calibration found) {
    report
        .heading("What the probe found")
        .add(
            Table.of("Calibration", "what", "value")
                .row("microseconds an example", 1e6 * found.exampleSeconds())
                .row("microseconds an example, without Spark", 1e6 * found.aloneSeconds())
                .row("spread of a step", found.spread())
                .row("milliseconds of overhead a round", 1e3 * found.overhead().roundSeconds())
                .row("milliseconds a further stage", 1e3 * found.overhead().stageSeconds())
                .row("milliseconds a task", 1e3 * found.overhead().taskSeconds()));
  }

  void seconds(List<Comparison> comparisons, double limit) {
    Table table =
        Table.of(
            "A round, milliseconds, medians over repeats",
            "workers",
            "H",
            "predicted",
            "measured",
            "error",
            "same θ");
    for (List<Comparison> same : byPlan(comparisons)) {
      table.row(
          same.get(0).workers(),
          same.get(0).period(),
          1e3 * median(same, Comparison::virtualSeconds),
          1e3 * median(same, Comparison::realSeconds),
          median(same, Comparison::error),
          same.stream().allMatch(Comparison::sameTheta));
    }
    double error = median(comparisons, Comparison::error);
    long parted = comparisons.stream().filter(one -> !one.sameTheta()).count();
    report
        .heading("Predicted against measured")
        .add(table)
        .add(curves(comparisons.get(comparisons.size() - 1)))
        .metric("median error of predicted seconds", error)
        .claim(
            Claim.atMost("D.7", "fits whose θ differs from Spark's in any bit", (double) parted, 0))
        .claim(
            Claim.atMost("D.7", "median error of predicted seconds against Spark", error, limit));
  }

  /** The predictor beside what was measured. */
  void speedUps(List<Comparison> comparisons, double limit) {
    Table table =
        Table.of(
            "Speed-up over one machine, medians over repeats",
            "workers",
            "H",
            "predicted",
            "measured",
            "error");
    for (List<Comparison> same : byPlan(comparisons)) {
      table.row(
          same.get(0).workers(),
          same.get(0).period(),
          median(same, Comparison::predictedSpeedUp),
          median(same, Comparison::realSpeedUp),
          median(same, Comparison::speedUpError));
    }
    double error = median(comparisons, Comparison::speedUpError);
    report
        .add(table)
        .metric("median error of the predicted speed-up", error)
        .claim(Claim.atMost("D.8", "median error of the predicted speed-up", error, limit));
  }

  void many(int workers, Fit fit, double realSeconds, boolean same) {
    double[] losses = fit.ledger().column(Ledger.Round::loss);
    report
        .heading(workers + " virtual workers")
        .add(
            LineChart.of("Loss by virtual seconds", "seconds", "loss")
                .series("local-sgd:period=4", secondsSoFar(fit), losses))
        .metric("virtual seconds of the large run", fit.seconds())
        .metric("real seconds of the large run", realSeconds)
        .claim(Claim.isTrue("D.7", "the same seed gives the same curve bit for bit", same))
        .claim(
            Claim.atMost(
                "D.7", "real seconds that " + workers + " virtual workers take", realSeconds, 120))
        .claim(
            Claim.atMost(
                "D.7",
                "their loss falls below its start",
                losses[losses.length - 1] / losses[0],
                1));
  }

  /** Rounds without gradients: where each topology leaves off. */
  void forecast(Measured measured, long seed) {
    Network gigabit = new Network(0.5e-3, 1.25e8, 1e9);
    LineChart chart = LineChart.of("A round by the number of machines", "machines", "seconds");
    double[] machines = IntStream.of(MACHINES).asDoubleStream().toArray();
    long start = System.nanoTime();
    for (Paths paths : List.of(Paths.driver(), Paths.tree(2), Paths.sliced(), Paths.ring())) {
      Conditions conditions = measured.calibration().on(gigabit).along(paths);
      double[] seconds =
          IntStream.of(MACHINES)
              .mapToDouble(count -> roundSeconds(conditions, count, measured, seed))
              .toArray();
      chart.series(paths.name(), machines, seconds);
    }
    double took = (System.nanoTime() - start) * 1e-9;
    report
        .heading("A hundred thousand machines, without gradients")
        .add(
            chart
                .logX()
                .logY()
                .caption(
                    String.format(
                        Locale.ROOT,
                        "H = 16 at 1 Gb and 0.5 ms; all points in %.1f seconds.",
                        took)));
  }

  private static double roundSeconds(
      Conditions conditions, int machines, Measured measured, long seed) {
    Load load =
        new Load(
            16,
            Math.max(1, measured.training().batchSize()),
            measured.training().thetaBytes(),
            measured.training().payloadBytes(),
            0);
    return new Forecast(conditions, machines, load, seed).rounds(FORECAST_ROUNDS).seconds()
        / FORECAST_ROUNDS;
  }

  private static LineChart curves(Comparison one) {
    Fit real = one.real();
    return LineChart.of(
            "Loss by seconds, %d workers, H = %d".formatted(one.workers(), one.period()),
            "seconds",
            "loss")
        .series("on Spark", secondsSoFar(real), real.ledger().column(Ledger.Round::loss))
        .series(
            "virtual",
            secondsSoFar(one.virtual()),
            one.virtual().ledger().column(Ledger.Round::loss));
  }

  private static double[] secondsSoFar(Fit fit) {
    double[] seconds = fit.ledger().column(round -> round.cost().seconds());
    Arrays.parallelPrefix(seconds, Double::sum);
    return seconds;
  }

  /** The repeats of each number of workers and period, in the order of their first. */
  private static Collection<List<Comparison>> byPlan(List<Comparison> comparisons) {
    return comparisons.stream()
        .collect(
            Collectors.groupingBy(
                one -> List.of(one.workers(), one.period()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  private static double median(List<Comparison> all, ToDoubleFunction<Comparison> value) {
    return Comparison.median(all.stream().mapToDouble(value).toArray());
  }
}
