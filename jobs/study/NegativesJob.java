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
import leeml.report.Table;
import leeml.train.shard.Partition;
import leeml.train.shard.partition.ByLabel;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.LocalSgd.Moments;
import leeml.train.strategy.LocalSgd.Weights;
import leeml.train.strategy.server.Downpour;
import study.trial.DigitOptions;
import study.trial.DigitTask;
import study.trial.OneLarge;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * Four mistakes that are easy to make, each beside what it should have been.
 *
 * <ol>
 *   <li><b>Asynchronous with the synchronous rate.</b> Downpour adds every worker's whole step, so
 *       K workers move θ K times as far in an epoch, on gradients K − 1 updates old. The rate has
 *       to be divided by about K.
 *   <li><b>Unequal shards averaged with equal weights.</b> One worker has nearly all pictures, each
 *       of the others a few of one digit; a round is a pass over one's own. The mean over workers
 *       is not the mean over examples: who saw a handful pulls θ as hard as who saw most.
 *   <li><b>Adam's moments reset each round.</b> Adam's first steps have the length of the rate
 *       whatever the gradient is, so a short round is nothing but first steps: signs of single
 *       gradients, with no memory of which directions are noisy.
 *   <li><b>Too long a period on shards that differ.</b> Each worker goes to the optimum of its own
 *       classes; the mean of networks that each know a part knows little.
 * </ol>
 *
 * <p>A run must go wrong by as much as the options say, or the claim fails. Network, data and
 * epochs are those of the other rows; what moves between workers too.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.negatives",
    rows = "D.9",
    summary = "Four configurations that must go wrong, each beside its right one")
public final class NegativesJob implements Job<NegativesJob.Options> {

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate that is good for synchronous descent with many workers, above 0") double rate,
      @Key("rate of Adam, above 0") double adamRate,
      @Key("H that is too long on shards by label, in steps") int longPeriod,
      @Key("pictures of each small shard where one is large, at least 1") int small,
      @Key("points of accuracy that each mistake has to cost at least: four") List<Double> costs) {

    public Options {
      Require.positive("rate", rate);
      Require.positive("adam-rate", adamRate);
      Require.atLeast("long-period", longPeriod, 2);
      Require.atLeast("small", small, 1);
      Require.atLeast(
          "pictures of the large shard",
          digits.training() - (long) small * (digits.workers() - 1),
          small);
      if (costs.size() != 4) {
        throw new IllegalArgumentException(costs.size() + " costs, expected four");
      }
    }
  }

  /** A mistake and what it should have been. */
  private record Pair(String mistake, Setting wrong, Setting right) {}

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    List<Pair> pairs = pairs(options, task.classes());
    List<Setting> settings = new ArrayList<>();
    pairs.forEach(pair -> settings.addAll(List.of(pair.wrong(), pair.right())));
    List<Results> results = Trials.run(run, task, settings);
    Table table =
        Table.of(
            "After %d epochs".formatted(options.digits().epochs()),
            "mistake",
            "accuracy with it",
            "without",
            "points lost",
            "runs that diverged");
    run.report().heading("Four mistakes").add(table);
    for (int i = 0; i < pairs.size(); i++) {
      Results wrong = results.get(2 * i);
      Results right = results.get(2 * i + 1);
      double lost = 100 * (right.accuracy() - wrong.accuracy());
      table.row(
          pairs.get(i).mistake(),
          wrong.over(Outcome::last).text(),
          right.over(Outcome::last).text(),
          lost,
          wrong.outcomes().stream().filter(Outcome::diverged).count());
      run.report()
          .claim(
              Claim.atLeast(
                  "D.9",
                  "points of accuracy lost by: " + pairs.get(i).mistake(),
                  lost,
                  options.costs().get(i)))
          .add(
              Trials.curves(pairs.get(i).mistake(), List.of(wrong, right))
                  .caption("Bands are ± one standard deviation over seeds."));
    }
  }

  private static List<Pair> pairs(Options options, int classes) {
    int workers = options.digits().workers();
    Optimizer descent = Optimizers.sgd(options.rate());
    Optimizer adam = Optimizers.adam(options.adamRate());
    Setting downpour = Setting.of(new Downpour(1, 1), descent);
    OneLarge unequal = new OneLarge(options.small(), classes);
    int epoch = unequal.epoch(options.digits().training(), workers, options.digits().batch());
    Setting withAdam = Setting.of(LocalSgd.every(1), adam);
    Partition skewed = new ByLabel(1);
    return List.of(
        new Pair(
            "Downpour with the rate of synchronous descent",
            downpour.called("rate η"),
            Setting.of(new Downpour(1, 1), Optimizers.sgd(options.rate() / workers))
                .called("rate η / K")),
        new Pair(
            "unequal shards averaged with equal weights",
            Setting.of(new LocalSgd(epoch, Weights.EQUAL, Moments.KEEP), descent)
                .cutBy(unequal)
                .called("equal weights"),
            Setting.of(LocalSgd.every(epoch), descent)
                .cutBy(unequal)
                .called("weights by examples")),
        new Pair(
            "Adam's moments reset each round",
            Setting.of(new LocalSgd(1, Weights.EXAMPLES, Moments.RESET), adam)
                .called("moments reset"),
            withAdam.called("moments kept")),
        new Pair(
            "too long a period on shards by label",
            Setting.of(LocalSgd.every(options.longPeriod()), descent)
                .cutBy(skewed)
                .called("H = " + options.longPeriod()),
            Setting.of(LocalSgd.every(1), descent).cutBy(skewed).called("H = 1")));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(NegativesJob.class, args);
  }
}
