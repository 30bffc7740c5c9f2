package study;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.chart.BarChart;
import leeml.train.shard.Partition;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import study.trial.DigitOptions;
import study.trial.DigitTask;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * What happens to averaging when workers see different data?
 *
 * <p>The digits are cut fairly, unequally, by a Dirichlet distribution of parameter α over each
 * class's workers (the smaller α, the fewer workers have a class), and by label. Each cut is
 * trained with local SGD of a short and of a long period, means weighted by examples. With H = 1
 * the mean gradient is that of all examples seen, whoever saw them; with a long H every worker
 * moves towards the optimum of its own classes before it is averaged (client drift).
 *
 * <p>What moves is what local SGD moves, 4d bytes down and up a worker and round. Sources: McMahan
 * et al., AISTATS 2017 (by label); Hsu, Qi, Brown, arXiv:1909.06335 (accuracy by α); Karimireddy et
 * al., SCAFFOLD, ICML 2020 (drift). Data: MNIST's shipped cut. Expect the long period to lose more
 * the more the shards differ, and unequal sizes alone to cost little.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.skewed-shards",
    rows = "D.10",
    summary = "Fair, unequal, Dirichlet and by-label shards: accuracy by α and period")
public final class SkewedShardsJob implements Job<SkewedShardsJob.Options> {

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of plain descent, above 0") double rate,
      @Key("cuts; the first is the fair one, the last the most skewed") List<Partition> partitions,
      @Key("periods H, ascending, at least two") List<Integer> periods,
      @Key("points that the longest period loses from the first cut to the last, at least")
          double costOfSkew,
      @Key("points that the shortest period may lose there") double mostAtShort) {

    public Options {
      Require.positive("rate", rate);
      Require.atLeast("number of partitions", partitions.size(), 2);
      Require.atLeast("number of periods", periods.size(), 2);
    }
  }

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    Optimizer descent = Optimizers.sgd(options.rate());
    List<Setting> settings = new ArrayList<>();
    for (int period : options.periods()) {
      Strategy strategy = LocalSgd.every(period);
      for (Partition partition : options.partitions()) {
        settings.add(
            Setting.of(strategy, descent)
                .cutBy(partition)
                .called(partition.name() + ", H = " + period));
      }
    }
    List<Results> results = Trials.run(run, task, settings);
    claims(run, options, results);
    page(run, options, results);
  }

  private static void claims(Run run, Options options, List<Results> results) {
    int cuts = options.partitions().size();
    List<Results> shortest = results.subList(0, cuts);
    List<Results> longest = results.subList(results.size() - cuts, results.size());
    run.report()
        .claim(
            Claim.atLeast(
                "D.10",
                "points of accuracy lost between %s and %s"
                    .formatted(longest.get(0).label(), longest.get(cuts - 1).label()),
                lost(longest),
                options.costOfSkew()))
        .claim(
            Claim.atMost(
                "D.10",
                "points of accuracy lost between %s and %s"
                    .formatted(shortest.get(0).label(), shortest.get(cuts - 1).label()),
                lost(shortest),
                options.mostAtShort()));
  }

  private static double lost(List<Results> byCut) {
    return 100 * (byCut.get(0).accuracy() - byCut.get(byCut.size() - 1).accuracy());
  }

  private static void page(Run run, Options options, List<Results> results) {
    int cuts = options.partitions().size();
    BarChart chart =
        BarChart.of(
                "Accuracy by cut and period", "partition", "share of held-out digits read rightly")
            .groups(options.partitions().stream().map(Partition::name).toArray(String[]::new))
            .caption(
                "From left to right the shards differ more. The bars of the short period stay;"
                    + " those of the long one sink.");
    for (int p = 0; p < options.periods().size(); p++) {
      List<Results> ofPeriod = results.subList(p * cuts, (p + 1) * cuts);
      chart.bars(
          "H = " + options.periods().get(p),
          ofPeriod.stream().mapToDouble(Results::accuracy).toArray(),
          ofPeriod.stream().mapToDouble(r -> r.over(Outcome::last).deviation()).toArray());
    }
    List<Results> longest = results.subList(results.size() - cuts, results.size());
    run.report()
        .heading("Accuracy by α")
        .add(chart)
        .add(Trials.table("After %d epochs".formatted(options.digits().epochs()), results))
        .add(
            Trials.curves("Accuracy by epoch, the longest period", longest)
                .caption(
                    "A saw: up while workers are averaged, down while each forgets the rest."));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SkewedShardsJob.class, args);
  }
}
