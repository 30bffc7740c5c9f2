package study.reproduced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.train.shard.Sampler;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Serial;
import study.trial.DigitTask;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Setting.Looks;
import study.trial.Trials;

/**
 * How many machines are K machines worth if they average every τ steps?
 *
 * <p>N is the number of steps that one machine needs to reach an accuracy with batches of b, M(K,
 * τ) the number of rounds that K machines need, each of τ steps on batches of b. A step takes C
 * seconds, a round S more.
 *
 * <pre>
 *   averaging   N C / (M(K, τ) (τ C + S)),  and without overhead N / (τ M(K, τ))
 *   naive       C / (C / K + S)             each batch cut into K pieces, a round a step
 * </pre>
 *
 * <p>Source: Moritz et al., SparkNet, ICLR 2016, §2 and §3.
 */
public final class SparkNet {

  private static final String ROW = "D.1";

  /** Which machines and periods, and how far. */
  public record Options(
      @Key("SparkNet: K, ascending, each at least 2") List<Integer> machines,
      @Key("SparkNet: τ, ascending, each at least 1") List<Integer> periods,
      @Key("SparkNet: accuracy to reach, above 0 and below 1") double goal,
      @Key("SparkNet: rate of plain descent, above 0") double averagingRate,
      @Key("SparkNet: b, digits a step of one machine, at least 1") int averagingBatch,
      @Key("SparkNet: steps between two looks at held-out digits, at least 1") int lookSteps,
      @Key("SparkNet: S / C, ascending") List<Double> overheads,
      @Key("SparkNet: speed-up that averaging keeps at least at the last of these")
          double leastSpeedUp) {

    public Options {
      Require.atLeast("number of machines", machines.size(), 1);
      machines.forEach(k -> Require.atLeast("machines", k, 2));
      Require.atLeast("number of periods", periods.size(), 2);
      periods.forEach(tau -> Require.atLeast("periods", tau, 1));
      Require.probability("goal", goal);
      Require.positive("averaging-rate", averagingRate);
      Require.atLeast("averaging-batch", averagingBatch, 1);
      Require.atLeast("look-steps", lookSteps, 1);
      Require.atLeast("number of overheads", overheads.size(), 2);
    }

    private int most() {
      return machines.get(machines.size() - 1);
    }

    private double dearest() {
      return overheads.get(overheads.size() - 1);
    }
  }

  /**
   * Steps to the goal.
   *
   * @param alone N
   * @param together τ M(K, τ), a row a τ, a column a K; NaN where it was not reached
   */
  private record Steps(double alone, double[][] together) {

    double speedUp(int row, int column) {
      return alone / together[row][column];
    }

    /** With S / C of overhead a round of τ steps. */
    double speedUp(int row, int column, int tau, double overhead) {
      return speedUp(row, column) * tau / (tau + overhead);
    }
  }

  private SparkNet() {}

  /** Runs and shows it. */
  public static void show(Run run, DigitTask task, Options options) {
    Steps steps = measure(run, task, options);
    claims(run, options, steps);
    run.report()
        .heading("SparkNet: averaging every τ steps")
        .text(
            "One machine reaches %.0f %% in N = %.0f steps (mean over seeds)."
                .formatted(100 * options.goal(), steps.alone()))
        .add(table(options, steps))
        .add(byPeriod(options, steps))
        .add(byOverhead(options, steps));
  }

  private static Steps measure(Run run, DigitTask task, Options options) {
    Optimizer descent = Optimizers.sgd(options.averagingRate());
    double alone =
        steps(
            run, task, options, 1, List.of(Setting.of(Serial.every(options.lookSteps()), descent)))[
            0];
    List<Setting> settings =
        options.periods().stream().map(tau -> Setting.of(LocalSgd.every(tau), descent)).toList();
    double[][] together = new double[settings.size()][options.machines().size()];
    for (int k = 0; k < options.machines().size(); k++) {
      double[] column = steps(run, task, options, options.machines().get(k), settings);
      for (int tau = 0; tau < column.length; tau++) {
        together[tau][k] = column[tau];
      }
    }
    return new Steps(alone, together);
  }

  /** Every worker may make as many steps as one machine makes in the epochs of the task. */
  private static double[] steps(
      Run run, DigitTask task, Options options, int machines, List<Setting> settings) {
    int batch = options.averagingBatch();
    long shard = (task.train().size() + machines - 1L) / machines;
    double everyEpochs = (double) options.lookSteps() / Sampler.stepsPerEpoch(shard, batch);
    Looks looks = new Looks(everyEpochs, options.goal());
    DigitTask longer =
        task.with(
            task.options()
                .inBatchesOf(batch)
                .onWorkers(Math.max(2, machines))
                .lasting(task.options().epochs() * machines));
    List<Results> results =
        Trials.run(run, longer, settings.stream().map(one -> one.lookedAt(looks)).toList());
    return results.stream().mapToDouble(one -> Reach.steps(one, options.goal())).toArray();
  }

  private static void claims(Run run, Options options, Steps steps) {
    int last = options.machines().size() - 1;
    int longest = options.periods().size() - 1;
    double share = 0;
    double best = 0;
    double bestUnderOverhead = 0;
    for (int tau = 0; tau <= longest; tau++) {
      for (int k = 0; k <= last; k++) {
        share = Math.max(share, steps.speedUp(tau, k) / options.machines().get(k));
      }
      best = Math.max(best, steps.speedUp(tau, last));
      bestUnderOverhead =
          Math.max(
              bestUnderOverhead,
              steps.speedUp(tau, last, options.periods().get(tau), options.dearest()));
    }
    run.report()
        .metric("sparknet.N", steps.alone())
        .metric("sparknet.speed-up of %d machines, best τ".formatted(options.most()), best)
        .claim(
            Claim.atMost(
                ROW, "SparkNet: largest speed-up without overhead, by the machine", share, 1))
        .claim(
            Claim.atLeast(
                ROW,
                "SparkNet: best speed-up of %d machines over that of %d"
                    .formatted(options.most(), options.machines().get(0)),
                best / best(steps, 0),
                1))
        .claim(
            Claim.atMost(
                ROW,
                "SparkNet: speed-up of %d machines, naive, a round costing %.0f steps"
                    .formatted(options.most(), options.dearest()),
                naive(options.most(), options.dearest()),
                1))
        .claim(
            Claim.atLeast(
                ROW,
                "SparkNet: the same with averaging, best τ",
                bestUnderOverhead,
                options.leastSpeedUp()));
  }

  private static double best(Steps steps, int machines) {
    return Arrays.stream(steps.together())
        .flatMapToDouble(row -> DoubleStream.of(steps.alone() / row[machines]))
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  /** C / (C / K + S), with C = 1. */
  static double naive(int machines, double overhead) {
    return 1 / (1.0 / machines + overhead);
  }

  private static Table table(Options options, Steps steps) {
    List<String> columns = new ArrayList<>(List.of("τ"));
    options.machines().forEach(k -> columns.add("K = " + k));
    options.machines().forEach(k -> columns.add("rounds, K = " + k));
    Table table =
        Table.of(
            "Speed-up without overhead, N / (τ M), and rounds M", columns.toArray(String[]::new));
    for (int tau = 0; tau < options.periods().size(); tau++) {
      List<Object> row = new ArrayList<>(List.of(options.periods().get(tau)));
      for (int k = 0; k < options.machines().size(); k++) {
        row.add(Reach.cell(steps.speedUp(tau, k)));
      }
      for (int k = 0; k < options.machines().size(); k++) {
        row.add(Reach.cell(steps.together()[tau][k] / options.periods().get(tau)));
      }
      table.row(row.toArray());
    }
    return table;
  }

  private static LineChart byPeriod(Options options, Steps steps) {
    double[] taus = options.periods().stream().mapToDouble(Integer::doubleValue).toArray();
    LineChart chart =
        LineChart.of("Speed-up by τ, without overhead", "τ, steps between averagings", "speed-up")
            .logX()
            .markers()
            .caption(
                "Every machine added is worth less than the one before; what the period takes away"
                    + " is what workers lose by parting.");
    for (int k = 0; k < options.machines().size(); k++) {
      double[] speedUps = new double[taus.length];
      for (int tau = 0; tau < taus.length; tau++) {
        speedUps[tau] = steps.speedUp(tau, k);
      }
      chart.series("K = " + options.machines().get(k), taus, speedUps);
    }
    return chart;
  }

  private static LineChart byOverhead(Options options, Steps steps) {
    int last = options.machines().size() - 1;
    double[] overheads = options.overheads().stream().mapToDouble(Double::doubleValue).toArray();
    LineChart chart =
        LineChart.of(
                "Speed-up of %d machines by the cost of a round".formatted(options.most()),
                "S / C, seconds of a round by those of a step",
                "speed-up")
            .logX()
            .caption(
                "Below 1, one machine is faster. The naive way is best where a round is free; the"
                    + " longer the period, the dearer a round may be.");
    chart.series(
        "naive", overheads, Arrays.stream(overheads).map(s -> naive(options.most(), s)).toArray());
    for (int i = 0; i < options.periods().size(); i++) {
      int tau = i;
      int period = options.periods().get(i);
      chart.series(
          "τ = " + period,
          overheads,
          Arrays.stream(overheads).map(s -> steps.speedUp(tau, last, period, s)).toArray());
    }
    return chart;
  }
}
