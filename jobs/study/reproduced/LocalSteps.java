package study.reproduced;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.train.shard.Sampler;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.averaging.PostLocal;
import study.trial.DigitTask;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * A worker has H batches of b for each round: H steps on them, or one step on a batch of H b?
 *
 * <p>Both see the same examples and send the same bytes. The large batch gets the best of several
 * rates, chosen by the held-out accuracy itself, in its favour; local SGD has one for all H.
 *
 * <p>Sources: Lin et al., Don't use large mini-batches, use local SGD, ICLR 2020; Stich, Local SGD
 * converges fast and communicates little, ICLR 2019.
 */
public final class LocalSteps {

  private static final String ROW = "D.1";

  /** Which H and rates. */
  public record Options(
      @Key("local SGD: H, ascending, each at least 1") List<Integer> localSteps,
      @Key("local SGD: workers, at least 2") int localWorkers,
      @Key("local SGD: rate of plain descent, above 0") double localRate,
      @Key("local SGD: rates of the large batch, as multiples of local-rate") List<Double> scales,
      @Key("local SGD: points of accuracy that H near √T may cost") double atRoot) {

    public Options {
      Require.atLeast("number of local-steps", localSteps.size(), 2);
      localSteps.forEach(h -> Require.atLeast("local-steps", h, 1));
      Require.atLeast("local-workers", localWorkers, 2);
      Require.positive("local-rate", localRate);
      Require.atLeast("number of scales", scales.size(), 1);
      scales.forEach(scale -> Require.positive("scales", scale));
    }
  }

  /**
   * One H.
   *
   * @param steps H
   * @param local local SGD(H)
   * @param late the same after half of the steps, H = 1 before
   * @param large a batch of H b, at its best rate
   */
  private record Row(int steps, Results local, Results late, Results large) {

    double advantage() {
      return 100 * (local.accuracy() - large.accuracy());
    }
  }

  private LocalSteps() {}

  /** Runs and shows it. */
  public static void show(Run run, DigitTask task, Options options) {
    DigitTask sized = task.with(task.options().onWorkers(options.localWorkers()));
    List<Row> rows = new ArrayList<>();
    for (int steps : options.localSteps()) {
      rows.add(row(run, sized, options, steps));
    }
    claims(run, options, rows, total(sized));
    run.report()
        .heading("Local SGD: accuracy by H")
        .add(table(sized, options, rows))
        .add(chart(rows));
  }

  /** T: steps of a worker in the whole run. */
  private static long total(DigitTask task) {
    long shard = (task.train().size() + task.options().workers() - 1L) / task.options().workers();
    return task.options().epochs() * Sampler.stepsPerEpoch(shard, task.options().batch());
  }

  private static Row row(Run run, DigitTask task, Options options, int steps) {
    List<Results> local =
        Trials.run(
            run,
            task,
            List.of(
                Setting.of(LocalSgd.every(steps), Optimizers.sgd(options.localRate())),
                Setting.of(
                    new PostLocal(steps, total(task) / 2), Optimizers.sgd(options.localRate()))));
    DigitTask large = task.with(task.options().inBatchesOf(steps * task.options().batch()));
    List<Setting> rates =
        options.scales().stream()
            .map(
                scale ->
                    Setting.of(new Synchronous(), Optimizers.sgd(scale * options.localRate()))
                        .called("%.3g ×".formatted(scale)))
            .toList();
    Results best =
        Trials.run(run, large, rates).stream()
            .max(Comparator.comparingDouble(Results::accuracy))
            .orElseThrow();
    return new Row(steps, local.get(0), local.get(1), best);
  }

  private static void claims(Run run, Options options, List<Row> rows, long total) {
    Row longest = rows.get(rows.size() - 1);
    double first = rows.get(0).local().accuracy();
    double root = Math.sqrt((double) total);
    Row atRoot =
        rows.stream().min(Comparator.comparingDouble(row -> Math.abs(row.steps() - root))).get();
    run.report()
        .metric("local-sgd.√T", root)
        .claim(
            Claim.atMost(
                ROW,
                "local SGD: points that H = %d costs, √T being %.0f"
                    .formatted(atRoot.steps(), root),
                100 * (first - atRoot.local().accuracy()),
                options.atRoot()))
        .claim(
            Claim.atLeast(
                ROW,
                "local SGD: points over a batch %d times as large, at its best rate"
                    .formatted(longest.steps()),
                longest.advantage(),
                0))
        .claim(
            Claim.atLeast(
                ROW,
                "local SGD: points of post-local over the same batch",
                100 * (longest.late().accuracy() - longest.large().accuracy()),
                0));
  }

  private static Table table(DigitTask task, Options options, List<Row> rows) {
    Table table =
        Table.of(
            "%d workers, batches of %d, %d epochs"
                .formatted(
                    task.options().workers(), task.options().batch(), task.options().epochs()),
            "H",
            "rounds",
            "local SGD(H)",
            "post-local(H)",
            "one step on H batches",
            "its best rate, by %s".formatted(options.localRate()));
    for (Row row : rows) {
      table.row(
          row.steps(),
          row.local().rounds(),
          row.local().over(Outcome::last).text(),
          row.late().over(Outcome::last).text(),
          row.large().over(Outcome::last).text(),
          row.large().label());
    }
    return table;
  }

  private static LineChart chart(List<Row> rows) {
    double[] steps = rows.stream().mapToDouble(Row::steps).toArray();
    return LineChart.of(
            "Accuracy by H",
            "H, batches a worker and round",
            "share of held-out digits read rightly")
        .logX()
        .markers()
        .series("H steps", steps, rows.stream().mapToDouble(r -> r.local().accuracy()).toArray())
        .series(
            "H steps, from half of the run on",
            steps,
            rows.stream().mapToDouble(r -> r.late().accuracy()).toArray())
        .series(
            "one step on H batches, at its best rate",
            steps,
            rows.stream().mapToDouble(r -> r.large().accuracy()).toArray())
        .caption(
            "The first and the last see the same examples and send the same bytes for each H.");
  }
}
