package study.reproduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.train.compress.sparse.Threshold;
import leeml.train.strategy.Synchronous;
import study.trial.DigitTask;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * How high may the threshold be below which a gradient is kept back?
 *
 * <p>A worker sends ±τ for every number of its gradient and residual beyond τ and keeps the rest
 * ({@link Threshold}). A number sent costs at least a byte, so that bytes a number of θ are an
 * upper bound of the share that is sent.
 *
 * <p>Source: Strom, Scalable distributed DNN training using commodity GPU cloud computing,
 * Interspeech 2015.
 */
public final class StromThreshold {

  private static final String ROW = "D.4";

  /** Which thresholds. */
  public record Options(
      @Key("Strom: τ, ascending, each above 0") List<Double> thresholds,
      @Key("Strom: rate of the centre's plain descent, above 0") double sparseRate,
      @Key("Strom: points of accuracy that count as no loss") double noLoss,
      @Key("Strom: times fewer bytes without loss, at least") double factor,
      @Key("Strom: points of accuracy that the lowest τ costs at least") double tooLow) {

    public Options {
      Require.atLeast("number of thresholds", thresholds.size(), 2);
      thresholds.forEach(tau -> Require.positive("thresholds", tau));
      Require.positive("sparse-rate", sparseRate);
    }
  }

  private StromThreshold() {}

  /** Runs and shows it. */
  public static void show(Run run, DigitTask task, Options options) {
    Optimizer descent = Optimizers.sgd(options.sparseRate());
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.of(new Synchronous(), descent).called("full vectors"));
    for (double tau : options.thresholds()) {
      settings.add(
          Setting.of(new Synchronous(), descent)
              .compressedBy(Threshold.of(tau))
              .called("τ = " + tau));
    }
    List<Results> results = Trials.run(run, task, settings);
    claims(run, options, results);
    run.report()
        .heading("Strom: a threshold for gradients")
        .add(table(task, results))
        .add(chart(options, results));
  }

  private static void claims(Run run, Options options, List<Results> results) {
    Results full = results.get(0);
    double least = Double.POSITIVE_INFINITY;
    double freely = 1;
    for (int i = 1; i < results.size(); i++) {
      Results one = results.get(i);
      if (i > 1) {
        least = Math.min(least, results.get(i - 1).bytesUp() / one.bytesUp());
      }
      if (100 * (full.accuracy() - one.accuracy()) <= options.noLoss()) {
        freely = Math.max(freely, full.bytesUp() / one.bytesUp());
      }
    }
    Results finest = results.get(1);
    run.report()
        .metric("strom.fewer bytes up without loss", freely)
        .claim(
            Claim.atLeast(
                ROW, "Strom: bytes up over those of the next higher τ, smallest ratio", least, 1))
        .claim(
            Claim.atLeast(
                ROW,
                "Strom: times fewer bytes up for at most %s points of accuracy"
                    .formatted(options.noLoss()),
                freely,
                options.factor()))
        .claim(
            Claim.atLeast(
                ROW,
                "Strom: points of accuracy that the lowest τ costs, since a number moves by no"
                    + " more",
                100 * (full.accuracy() - finest.accuracy()),
                options.tooLow()));
  }

  private static Table table(DigitTask task, List<Results> results) {
    Table table =
        Table.of(
            "After %d epochs, θ of %d numbers"
                .formatted(task.options().epochs(), task.network().size()),
            "",
            "numbers sent, at most",
            "bytes up",
            "fewer",
            "accuracy",
            "points lost");
    Results full = results.get(0);
    double numbers = full.rounds() * task.options().workers() * task.network().size();
    for (Results one : results) {
      table.row(
          one.label(),
          one.label().equals(full.label())
              ? "100 %"
              : String.format(Locale.ROOT, "%.3g %%", 100 * one.bytesUp() / numbers),
          one.bytesUp(),
          "%.3g ×".formatted(full.bytesUp() / one.bytesUp()),
          one.over(Outcome::last).text(),
          100 * (full.accuracy() - one.accuracy()));
    }
    return table;
  }

  private static LineChart chart(Options options, List<Results> results) {
    int count = options.thresholds().size();
    double[] fewer = new double[count];
    double[] mean = new double[count];
    double[] lower = new double[count];
    double[] upper = new double[count];
    for (int i = 0; i < count; i++) {
      Results one = results.get(i + 1);
      double deviation = one.outcomes().size() > 1 ? one.over(Outcome::last).deviation() : 0;
      fewer[i] = results.get(0).bytesUp() / one.bytesUp();
      mean[i] = one.accuracy();
      lower[i] = mean[i] - deviation;
      upper[i] = mean[i] + deviation;
    }
    double full = results.get(0).accuracy();
    return LineChart.of(
            "Accuracy by compression",
            "times fewer bytes up",
            "share of held-out digits read rightly")
        .logX()
        .markers()
        .band("a point a τ", fewer, mean, lower, upper)
        .series("full vectors", new double[] {1, fewer[count - 1]}, new double[] {full, full})
        .caption(
            "On the left a number moves by at most τ a round, which is too slow; on the right what"
                + " is kept back comes late.");
  }
}
