package bench;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongBiFunction;
import leeml.dl4j.master.AveragingMaster;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
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
 * What training deep nets costs, LeNet ({@link LeNetStep}) with a batch of 64, the sides in turn.
 *
 * <ol>
 *   <li><b>step</b>: images a second of one thread, beside Deeplearning4j's own {@code fit} with
 *       oneDNN on.
 *   <li><b>master</b>: local SGD with a period of 5 beside Deeplearning4j's parameter averaging
 *       master with the same frequency, over the same workers.
 *   <li><b>workers</b>: local SGD with a period of 10, all workers beside one, the same pictures a
 *       worker.
 *   <li><b>lstm</b>, <b>transformer</b>: milliseconds of a step of training of one such layer over
 *       a batch of sequences ({@link SequenceStep}).
 *   <li><b>convolution</b>: layers of few channels, forward and backward, by products over patches
 *       and by oneDNN.
 *   <li><b>memory</b>: native bytes in use over epochs of training.
 * </ol>
 *
 * <p>A build by the Maven profile {@code bench} has PyTorch as a {@link Peer} beside step, lstm and
 * transformer.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.nets",
    rows = {},
    summary = "deep nets: a step, averaging beside Deeplearning4j's own, workers, native memory")
public final class NetsBench implements Bench<NetsBench.Options> {

  private static final int BATCH = 64;

  private static final Optional<Peer> PEER = ServiceLoader.load(Peer.class).findFirst();

  private static final double MASTER_GOAL = 3;
  private static final double WORKERS_GOAL = 1.8;

  /** Images a second over the peer's, and time over the peer's. */
  private static final double STEP_GOAL = 1.15;

  private static final double TIME_GOAL = 1;

  /** What is measured. */
  public enum Case {
    /** One thread. */
    STEP,
    /** Beside Deeplearning4j's master. */
    MASTER,
    /** All workers beside one. */
    WORKERS,
    /** One thread, an LSTM. */
    LSTM,
    /** One thread, a transformer's block. */
    TRANSFORMER,
    /** A layer of few channels beside oneDNN's. */
    CONVOLUTION,
    /** Native bytes. */
    MEMORY
  }

  /** What the measurement covers. */
  public record Options(
      @Key("any of step, master, workers, lstm, transformer, convolution, memory") List<Case> cases,
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
        case LSTM ->
            sequences(run, options, "LSTM", SequenceStep.LSTM, SequenceStep::lstm, Peer::lstm);
        case TRANSFORMER ->
            sequences(
                run,
                options,
                "transformer",
                SequenceStep.TRANSFORMER,
                SequenceStep::transformer,
                Peer::transformer);
        case CONVOLUTION -> ConvolutionLaps.measure(run, options.repeats());
        case MEMORY -> NativeMemory.measure(run, BATCH, options.epochs());
      }
    }
  }

  private static void step(Run run, Options options) {
    Examples pictures = LeNetStep.pictures(10 * BATCH, run.seed());
    List<DoubleSupplier> sides = new ArrayList<>();
    sides.add(() -> rate(options, LeNetStep.ours(pictures, BATCH, options.steps())));
    sides.add(() -> rate(options, LeNetStep.deeplearning4j(pictures, BATCH, options.steps())));
    PEER.ifPresent(
        peer -> sides.add(() -> rate(options, peer.leNet(pictures, BATCH, options.steps()))));
    double[] rates = Laps.inTurn(sides, options.repeats());
    double ratio = rates[0] / rates[1];
    Table table =
        Table.of("One thread", "", "images a second")
            .row("leeml", rates[0])
            .row("Deeplearning4j's fit, oneDNN on", rates[1]);
    PEER.ifPresent(peer -> table.row(peer.name(), rates[2]));
    run.report()
        .metric("step.ratio", ratio)
        .add(table)
        .claim(Claim.atLeast("step", "images a second over Deeplearning4j's own fit", ratio, 1));
    PEER.ifPresent(
        peer ->
            run.report()
                .claim(
                    Claim.atLeast(
                        "step",
                        "images a second over " + peer.name(),
                        rates[0] / rates[2],
                        STEP_GOAL)));
  }

  private static double rate(Options options, long nanos) {
    return options.steps() * (double) BATCH / (nanos * 1e-9);
  }

  /** Milliseconds of a step of training, beside the peer if there is one. */
  private static void sequences(
      Run run,
      Options options,
      String what,
      SequenceStep.Shape shape,
      ToLongBiFunction<SequenceStep.Shape, Integer> own,
      PeerSteps peers) {
    int steps = options.steps();
    List<DoubleSupplier> sides = new ArrayList<>();
    sides.add(() -> own.applyAsLong(shape, steps) * 1e-6 / steps);
    PEER.ifPresent(peer -> sides.add(() -> peers.nanos(peer, shape, steps) * 1e-6 / steps));
    double[] millis = Laps.inTurn(sides, options.repeats());
    Table table =
        Table.of(
                "A step of training, %s: batch %d, %d steps, %d → %d"
                    .formatted(what, shape.batch(), shape.steps(), shape.inputs(), shape.outputs()),
                "",
                "ms")
            .row("leeml", millis[0]);
    PEER.ifPresentOrElse(
        peer -> {
          table.row(peer.name(), millis[1]);
          run.report()
              .claim(
                  Claim.atMost(
                      what, "time over that of " + peer.name(), millis[0] / millis[1], TIME_GOAL));
        },
        () -> run.say("this build has no peer for it; LEEML_MAVEN_PROFILES=bench brings PyTorch"));
    run.report().metric(what + ".millis", millis[0]).add(table);
  }

  /** One of the peer's methods. */
  private interface PeerSteps {
    long nanos(Peer peer, SequenceStep.Shape shape, int steps);
  }

  private static void master(Run run, Options options) {
    int workers = run.workers(options.workers());
    List<DoubleSupplier> sides =
        List.of(
            () -> trained(run, options, LocalSgd.every(5), workers),
            () -> trained(run, options, new AveragingMaster(5), workers));
    double[] rates = Laps.inTurn(sides, options.repeats());
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
    double[] rates = Laps.inTurn(sides, options.repeats());
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
}
