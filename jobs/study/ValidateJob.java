package study;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.idx.LabelledImages;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.probe.Measured;
import leeml.job.probe.Probe;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.optim.Require;
import leeml.report.Progress;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.Network;
import leeml.sim.VirtualCluster;
import leeml.train.Fit;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shards;
import leeml.train.shard.partition.Iid;
import org.apache.hadoop.conf.Configuration;

/**
 * Can a virtual cluster be believed?
 *
 * <ol>
 *   <li>A probe measures rounds of local SGD on this machine: 1 and 2 workers, H = 1 and 16.
 *   <li>The virtual cluster is given what the probe found, and no network, since workers of one JVM
 *       have none. It trains K ∈ workers with H ∈ periods, and so does Spark. Predicted seconds of
 *       a round stand beside measured ones; θ has to be the same bit for bit. The predictor's
 *       speed-up over one machine stands beside the measured one.
 *   <li>The first two steps are repeated: a machine that is busy at one time is idle at another.
 *   <li>Hundreds of virtual workers train twice with the same seed, and the curves must agree.
 * </ol>
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "study.validate",
    rows = {"D.7", "D.8"},
    summary = "The virtual cluster and the predictor against real rounds on Spark.")
public final class ValidateJob implements Job<ValidateJob.Options> {

  /** What is compared. */
  public record Options(
      @Key("folder of IDX files (--data)") String data,
      @Key("pictures to train on, ≥ 100") int examples,
      @Key("examples a step, ≥ 1") int batchSize,
      @Key("rate of plain SGD") double rate,
      @Key("numbers of workers on Spark") List<Integer> workers,
      @Key("periods H") List<Integer> periods,
      @Key("rounds of a fit, ≥ 3") int rounds,
      @Key("probes, each with all fits after it, ≥ 1") int repeats,
      @Key("virtual workers of the large run, ≥ 2") int manyWorkers,
      @Key("rounds of the large run, ≥ 2") int manyRounds,
      @Key("the largest median error that is taken for agreement") double error) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("examples", examples, 100);
      Require.atLeast("batch-size", batchSize, 1);
      Require.positive("rate", rate);
      Require.atLeast("rounds", rounds, 3);
      Require.atLeast("repeats", repeats, 1);
      Require.atLeast("many-workers", manyWorkers, 2);
      Require.atLeast("many-rounds", manyRounds, 2);
      Require.positive("error", error);
    }
  }

  @Override
  public void run(Run run, Options options) {
    Examples pictures = pictures(options);
    Plan plan =
        new Plan(pictures.rows().columns(), 10, options.batchSize(), options.rate(), run.seed());
    List<Comparison> comparisons = new ArrayList<>();
    try (Progress progress = run.progress("comparing", options.repeats(), "repeat")) {
      for (int repeat = 0; repeat < options.repeats(); repeat++) {
        comparisons.addAll(compare(run, options, plan, pictures));
        progress.step();
      }
    }
    Measured measured = comparisons.get(comparisons.size() - 1).measured();
    ValidatePage page = new ValidatePage(run.report());
    page.calibration(measured.calibration());
    page.seconds(comparisons, options.error());
    page.speedUps(comparisons, options.error());
    many(run, options, plan, pictures, page);
    page.forecast(measured, run.seed());
  }

  private static List<Comparison> compare(Run run, Options options, Plan plan, Examples pictures) {
    Shards<ExampleBatch> one = new Iid().cut(pictures, 1, run.seed());
    Shards<ExampleBatch> two = new Iid().cut(pictures, 2, run.seed());
    SerialCluster here = new SerialCluster();
    Measured measured = new Probe(run.sc()).measure(plan.trainer(here, 1, 1), two);
    Fit serial = plan.trainer(here, 16, options.rounds()).fit(one);
    double alone = serial.ledger().median(round -> round.cost().seconds() / round.examples());
    VirtualCluster virtual =
        new VirtualCluster(measured.calibration().on(Network.NONE), run.seed());
    List<Comparison> comparisons = new ArrayList<>();
    for (int workers : options.workers()) {
      Shards<ExampleBatch> shards = new Iid().cut(pictures, workers, run.seed());
      for (int period : options.periods()) {
        Fit real = plan.trainer(run.cluster(), period, options.rounds()).fit(shards);
        Fit predicted = plan.trainer(virtual, period, options.rounds()).fit(shards);
        comparisons.add(new Comparison(workers, period, real, predicted, measured, alone));
      }
    }
    return comparisons;
  }

  private static void many(
      Run run, Options options, Plan plan, Examples pictures, ValidatePage page) {
    run.say(options.manyWorkers() + " virtual workers");
    Shards<ExampleBatch> shards = new Iid().cut(pictures, options.manyWorkers(), run.seed());
    Conditions conditions =
        Conditions.of(Compute.even(2e-3).spread(0.1).stragglers(0.01, 10))
            .on(new Network(0.5e-3, 1.25e8, 1e9));
    Plan small = new Plan(plan.pixels(), plan.classes(), 8, plan.rate(), plan.seed());
    long start = System.nanoTime();
    Fit one =
        small
            .trainer(new VirtualCluster(conditions, run.seed()), 4, options.manyRounds())
            .fit(shards);
    double seconds = (System.nanoTime() - start) * 1e-9;
    Fit again =
        small
            .trainer(new VirtualCluster(conditions, run.seed()), 4, options.manyRounds())
            .fit(shards);
    boolean same =
        Arrays.equals(one.theta(), again.theta())
            && one.ledger().rounds().equals(again.ledger().rounds());
    page.many(options.manyWorkers(), one, seconds, same);
  }

  private static Examples pictures(Options options) {
    LabelledImages images = LabelledImages.readPart(new Configuration(), options.data(), "train");
    int count = Math.min(options.examples(), images.count());
    int pixels = images.rows() * images.columns();
    float[] values = new float[count * pixels];
    float[] targets = new float[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(images.pixels(i), 0, values, i * pixels, pixels);
      targets[i] = images.label(i);
    }
    return Examples.dense(values, pixels, targets);
  }

  /** The same as {@code ./leeml run study.validate}. */
  public static void main(String[] args) {
    Launcher.main(ValidateJob.class, args);
  }
}
