package bench;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.master.AveragingMaster;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.Partition;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;

/**
 * What training LeNet costs ({@link LeNetStep}), a batch of 64 a step, both sides in turn.
 *
 * <ol>
 *   <li><b>step</b>: images a second of one thread, beside Deeplearning4j's own {@code fit} with
 *       oneDNN on.
 *   <li><b>master</b>: local SGD with a period of 5 beside Deeplearning4j's parameter averaging
 *       master with the same frequency, over the same workers.
 *   <li><b>workers</b>: local SGD with a period of 10, all workers beside one, the same pictures a
 *       worker.
 *   <li><b>memory</b>: native bytes in use over epochs of training.
 * </ol>
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.nets",
    rows = {},
    summary = "LeNet: a step, averaging beside Deeplearning4j's own, workers, native memory")
public final class NetsBench implements Bench<NetsBench.Options> {

  private static final int BATCH = 64;

  private static final double MASTER_GOAL = 3;
  private static final double WORKERS_GOAL = 1.8;

  /** Native bytes that may come and go with what is not yet collected. */
  private static final double SLACK = 1 << 20;

  /** What is measured. */
  public enum Case {
    /** One thread. */
    STEP,
    /** Beside Deeplearning4j's master. */
    MASTER,
    /** All workers beside one. */
    WORKERS,
    /** Native bytes. */
    MEMORY
  }

  /** What the measurement covers. */
  public record Options(
      @Key("any of step, master, workers, memory") List<Case> cases,
      @Key("workers; 0 for one a core") int workers,
      @Key("steps of one thread in a lap, at least 1") int steps,
      @Key("pictures a worker in a lap on Spark, at least 640") int pictures,
      @Key("laps that count, at least 1") int repeats,
      @Key("epochs of the measurement of memory, at least 10") int epochs) {

    /** Checks the ranges. */
    public Options {
      if (steps < 1 || pictures < 10 * BATCH || repeats < 1 || epochs < 10) {
        throw new IllegalArgumentException(
            "steps = %d, pictures = %d, repeats = %d, epochs = %d, expected at least 1, %d, 1, 10"
                .formatted(steps, pictures, repeats, epochs, 10 * BATCH));
      }
    }
  }

  @Override
  public void run(Run run, Options options) {
    for (Case one : options.cases()) {
      run.say("measuring " + one.name().toLowerCase(Locale.ROOT));
      switch (one) {
        case STEP -> step(run, options);
        case MASTER -> master(run, options);
        case WORKERS -> workers(run, options);
        case MEMORY -> memory(run, options);
      }
    }
  }

  private static void step(Run run, Options options) {
    Examples pictures = LeNetStep.pictures(10 * BATCH, run.seed());
    List<DoubleSupplier> sides =
        List.of(
            () -> rate(options, LeNetStep.ours(pictures, BATCH, options.steps())),
            () -> rate(options, LeNetStep.deeplearning4j(pictures, BATCH, options.steps())));
    double[] rates = inTurn(sides, options.repeats());
    run.report()
        .metric("step.ratio", rates[0] / rates[1])
        .add(
            Table.of("One thread", "", "images a second")
                .row("leeml", rates[0])
                .row("Deeplearning4j's fit, oneDNN on", rates[1]))
        .claim(
            Claim.atLeast(
                "step", "images a second over Deeplearning4j's own fit", rates[0] / rates[1], 1));
  }

  private static double rate(Options options, long nanos) {
    return options.steps() * (double) BATCH / (nanos * 1e-9);
  }

  private static void master(Run run, Options options) {
    int workers = run.workers(options.workers());
    List<DoubleSupplier> sides =
        List.of(
            () -> trained(run, options, LocalSgd.every(5), workers),
            () -> trained(run, options, new AveragingMaster(5), workers));
    double[] rates = inTurn(sides, options.repeats());
    run.report()
        .metric("master.ratio", rates[0] / rates[1])
        .add(
            Table.of(
                    "Averaging every 5 steps, %d workers".formatted(workers), "", "images a second")
                .row("local-sgd:period=5", rates[0])
                .row("dl4j-averaging:frequency=5", rates[1]))
        .claim(
            Claim.atLeast(
                "master",
                "images a second over Deeplearning4j's master",
                rates[0] / rates[1],
                MASTER_GOAL));
  }

  private static void workers(Run run, Options options) {
    int workers = Math.max(2, run.workers(options.workers()));
    List<DoubleSupplier> sides =
        List.of(
            () -> trained(run, options, LocalSgd.every(10), workers),
            () -> trained(run, options, LocalSgd.every(10), 1));
    double[] rates = inTurn(sides, options.repeats());
    run.report()
        .metric("workers.ratio", rates[0] / rates[1])
        .add(
            Table.of("Averaging every 10 steps", "workers", "images a second")
                .row(workers, rates[0])
                .row(1, rates[1]))
        .claim(
            Claim.atLeast(
                "workers",
                "images a second, %d workers over one".formatted(workers),
                rates[0] / rates[1],
                workers * WORKERS_GOAL / 2));
  }

  /** Images a second of one pass. */
  private static double trained(Run run, Options options, Strategy strategy, int workers) {
    Examples pictures = LeNetStep.pictures(options.pictures() * workers, run.seed());
    Partition fair = new Iid();
    Fit fit =
        Trainer.of(LeNetStep.objective(), Optimizers.adam(LeNetStep.RATE))
            .strategy(strategy)
            .batchSize(BATCH)
            .seed(run.seed())
            .on(run.cluster())
            .within(Budget.epochs(1))
            .fit(fair.cut(pictures, workers, run.seed()));
    return pictures.size() / fit.seconds();
  }

  private static void memory(Run run, Options options) {
    ExampleNetwork objective = LeNetStep.objective();
    Examples pictures = LeNetStep.pictures(10 * BATCH, run.seed());
    float[] theta = objective.initial(run.seed());
    float[] gradient = new float[theta.length];
    double[] bytes = new double[options.epochs()];
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      for (int from = 0; from < pictures.size(); from += BATCH) {
        objective.lossAndGradient(
            theta,
            new ExampleBatch(pictures, pictures.all().order(), from, from + BATCH),
            gradient);
      }
      bytes[epoch] = NativeLibrary.bytesInUse();
    }
    double early = bytes[options.epochs() / 5];
    double late = Arrays.stream(bytes).skip(options.epochs() - 5L).min().orElseThrow();
    run.report()
        .metric("memory.bytes", late)
        .claim(
            Claim.atMost(
                "memory",
                "native bytes after %d epochs above those after %d"
                    .formatted(options.epochs(), options.epochs() / 5),
                late - early,
                SLACK));
  }

  /** Medians of each side's laps; a lap that does not count comes first. */
  private static double[] inTurn(List<DoubleSupplier> sides, int repeats) {
    List<double[]> laps = new ArrayList<>();
    for (int lap = 0; lap <= repeats; lap++) {
      laps.add(sides.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray());
    }
    return IntStream.range(0, sides.size())
        .mapToDouble(side -> Median.of(laps.subList(1, laps.size()), lap -> lap[side]))
        .toArray();
  }
}
