package study;

import com.google.auto.service.AutoService;
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
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import study.trial.DigitOptions;
import study.trial.DigitTask;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * How long may workers train on their own before they average?
 *
 * <p>Under {@code sync} the centre makes every step from the mean gradient, θ ← θ − η Σ nᵢgᵢ/n.
 * Under local SGD every worker i makes H steps wᵢ ← wᵢ − ηgᵢ from θ, and θ ← Σ nᵢwᵢ/n. With H = 1
 * and plain descent the two are the same, and the same as one machine on the combined batch: that
 * is checked first, on Spark. Then H grows, and the accuracy of a network on digits is looked at
 * after the same number of epochs; <i>adaptive</i> shortens H as the loss falls, <i>post-local</i>
 * begins with H = 1.
 *
 * <p>A round moves 4d bytes down and 4d bytes up a worker; an epoch has 1/H as many rounds. Source:
 * Stich, Local SGD converges fast and communicates little, ICLR 2019; Wang and Joshi, MLSys 2019;
 * Lin et al., ICLR 2020. Data: MNIST's shipped cut. Expect no loss of accuracy up to an H of some
 * dozens, and a clear one when workers average only once.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.averaging",
    rows = "D.1",
    summary = "Serial, synchronous, local SGD(H), adaptive and post-local: accuracy by H",
    main = true)
public final class AveragingJob implements Job<AveragingJob.Options> {

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of plain descent, above 0") double rate,
      @Key("strategies compared; the first is what the others are held against")
          List<Strategy> strategies,
      @Key("steps of the check that H = 1 is serial, at least 1") int equalSteps,
      @Key("points of accuracy that averaging once has to cost at least") double costOfOnce) {

    public Options {
      Require.positive("rate", rate);
      Require.atLeast("number of strategies", strategies.size(), 2);
      Require.atLeast("equal-steps", equalSteps, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    equality(run, options, task);
    Optimizer descent = Optimizers.sgd(options.rate());
    List<Setting> settings =
        options.strategies().stream().map(strategy -> Setting.of(strategy, descent)).toList();
    List<Results> results = Trials.run(run, task, settings);
    claims(run, options, results);
    run.report()
        .heading("Accuracy by period")
        .add(Trials.table("After %d epochs".formatted(options.digits().epochs()), results))
        .add(
            Trials.curves("Accuracy by epoch", results)
                .caption(
                    "Short periods lie on the synchronous curve. The longest one stays behind: its"
                        + " workers part, and the mean of networks far apart is a poor network."))
        .add(
            Trials.bars("Accuracy at the end", "strategy", results)
                .caption("Lines on the bars are ± one standard deviation over seeds."));
  }

  /** Full batches: every worker's is its shard, and the combined batch is all of the data. */
  private static void equality(Run run, Options options, DigitTask task) {
    int workers = options.digits().workers();
    Cluster here = new SerialCluster();
    float[] alone = theta(run, options, task, Serial.everyEpoch(), here, 1);
    float[] local = theta(run, options, task, LocalSgd.every(1), run.cluster(), workers);
    float[] sync = theta(run, options, task, new Synchronous(), run.cluster(), workers);
    String same = " minus the serial one on the combined batch, largest difference";
    run.report()
        .heading("H = 1 is serial descent")
        .add(
            Table.of("Parameters after %d steps".formatted(options.equalSteps()), "", "difference")
                .row("local-sgd:period=1 on Spark", difference(local, alone))
                .row("sync on Spark", difference(sync, alone)))
        .claim(
            Claim.atMost(
                "D.1", "θ of local SGD(1) on Spark" + same, difference(local, alone), 1e-6))
        .claim(
            Claim.atMost(
                "D.1", "θ of synchronous descent on Spark" + same, difference(sync, alone), 1e-6));
  }

  private static float[] theta(
      Run run, Options options, DigitTask task, Strategy strategy, Cluster cluster, int workers) {
    return Trainer.of(task.network(), Optimizers.sgd(options.rate()))
        .seed(run.seed())
        .strategy(strategy)
        .on(cluster)
        .within(Budget.steps(options.equalSteps()))
        .fit(new Iid().cut(task.train(), workers, run.seed()))
        .theta();
  }

  private static double difference(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static void claims(Run run, Options options, List<Results> results) {
    Results first = results.get(0);
    Results once =
        results.stream().min((a, b) -> Double.compare(a.rounds(), b.rounds())).orElseThrow();
    for (Results one : results) {
      run.report().metric("accuracy." + one.label(), one.accuracy());
    }
    run.report()
        .claim(
            Claim.atLeast(
                "D.1",
                "points of accuracy that the fewest rounds (%s) cost against %s"
                    .formatted(once.label(), first.label()),
                100 * (first.accuracy() - once.accuracy()),
                options.costOfOnce()));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(AveragingJob.class, args);
  }
}
