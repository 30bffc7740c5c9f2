package bench;

import bench.cluster.RoundBytes;
import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.spark.SparkCluster;
import leeml.spark.standalone.ExecutorKill;
import leeml.spark.standalone.StandaloneCluster;
import leeml.spark.standalone.StandaloneCluster.Shape;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.LocalSgd;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A standalone cluster of two workers of one core, each with an executor of its own.
 *
 * <ol>
 *   <li><b>start</b>: seconds until master and workers are up.
 *   <li><b>workers</b>: LeNet ({@link LeNetStep}) by local SGD with a period of 10, both workers
 *       beside one, the same pictures a worker. In its first minutes an executor compiles its code,
 *       for which one worker of two cores has a core to spare and two have none; so laps count from
 *       then on, and the first pair is shown beside them.
 *   <li><b>bytes</b>: what a round sends by the ledger, by the counters of the loopback interface,
 *       and by Spark's events ({@link RoundBytes}). The interface counts other programs as well, so
 *       nothing else should run.
 *   <li><b>recovery</b>: seconds that a run takes longer when an executor is killed amid it.
 * </ol>
 *
 * <p>What a checkpoint costs is {@code ./leeml bench checkpoint}.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.cluster",
    rows = {},
    summary = "a cluster's start, speed-up, bytes a round, and recovery after a lost executor")
public final class ClusterBench implements Bench<ClusterBench.Options> {

  private static final int WORKERS = 2;
  private static final int BATCH = 64;
  private static final int PERIOD = 10;

  private static final double RECOVERY_GOAL = 20;

  /** What is measured. */
  public enum Case {
    /** The cluster's start. */
    START,
    /** Two workers beside one. */
    WORKERS,
    /** Bytes of a round. */
    BYTES,
    /** A lost executor. */
    RECOVERY
  }

  /** What the measurement covers. */
  public record Options(
      @Key("any of start, workers, bytes, recovery") List<Case> cases,
      @Key("pictures a worker in a lap, at least 640") int pictures,
      @Key("d of the rounds whose bytes are counted, at least 1000") int parameters,
      @Key("rounds whose bytes are averaged, at least 1") int rounds,
      @Key("laps that count, at least 1; medians are compared") int repeats,
      @Key("seconds of laps before those, while executors compile their code, at least 0")
          double warmUpSeconds,
      @Key("heap of an executor in megabytes, at least 500") int megabytes,
      @Key("most seconds of a start, above 0") double mostStartSeconds,
      @Key("least images a second of two workers over one, above 0") double leastSpeedUp,
      @Key("how far a round's bytes may be from the ledger's, as a share of them, above 0")
          double bytesTolerance) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("pictures", pictures, PERIOD * BATCH);
      Require.atLeast("parameters", parameters, 1000);
      Require.atLeast("rounds", rounds, 1);
      Require.atLeast("repeats", repeats, 1);
      Require.notNegative("warm-up-seconds", warmUpSeconds);
      Require.atLeast("megabytes", megabytes, 500);
      Require.positive("most-start-seconds", mostStartSeconds);
      Require.positive("least-speed-up", leastSpeedUp);
      Require.positive("bytes-tolerance", bytesTolerance);
    }
  }

  @Override
  public void run(Run run, Options options) {
    run.spark().stop(); // a JVM has one context at a time
    Shape shape = new Shape(WORKERS, 1, options.megabytes());
    Path folder = run.folder().path().resolve("cluster");
    if (options.cases().contains(Case.START)) {
      start(run, options, shape, folder);
    }
    try (StandaloneCluster cluster = StandaloneCluster.start(shape, folder)) {
      SparkConf conf = new SparkConf().setAppName("bench.cluster").set("spark.ui.enabled", "false");
      cluster.settings().forEach(conf::set);
      try (JavaSparkContext spark = new JavaSparkContext(conf)) {
        for (Case one : options.cases()) {
          run.say("measuring " + one.name().toLowerCase(Locale.ROOT));
          switch (one) {
            case START -> {}
            case WORKERS -> workers(run, options, spark);
            case BYTES -> bytes(run, options, spark);
            case RECOVERY -> recovery(run, options, spark, cluster);
          }
        }
      }
    }
  }

  private static void start(Run run, Options options, Shape shape, Path folder) {
    run.say("measuring start");
    double[] seconds = new double[options.repeats()];
    for (int lap = 0; lap < seconds.length; lap++) {
      long start = System.nanoTime();
      StandaloneCluster cluster = StandaloneCluster.start(shape, folder);
      seconds[lap] = (System.nanoTime() - start) * 1e-9;
      cluster.close();
    }
    double median = Median.of(seconds);
    run.report()
        .metric("start.seconds", median)
        .add(
            Table.of("Start of a master and two workers", "", "seconds")
                .row("median of " + seconds.length, median)
                .row("slowest", Arrays.stream(seconds).max().orElseThrow()))
        .claim(
            Claim.atMost("cluster", "seconds until it is up", median, options.mostStartSeconds()));
  }

  private static void workers(Run run, Options options, JavaSparkContext spark) {
    PacedFit bothAtFirst = PacedFit.of(train(run, options, spark, WORKERS));
    PacedFit aloneAtFirst = PacedFit.of(train(run, options, spark, 1));
    warmUp(run, options, spark);
    List<PacedFit> both = new ArrayList<>();
    List<PacedFit> alone = new ArrayList<>();
    for (int lap = 0; lap < options.repeats(); lap++) {
      both.add(PacedFit.of(train(run, options, spark, WORKERS)));
      alone.add(PacedFit.of(train(run, options, spark, 1)));
    }
    double two = Median.of(both, PacedFit::imagesPerSecond);
    double one = Median.of(alone, PacedFit::imagesPerSecond);
    run.report()
        .metric("workers.ratio", two / one)
        .metric(
            "workers.ratio-at-first",
            bothAtFirst.imagesPerSecond() / aloneAtFirst.imagesPerSecond())
        .add(PacedFit.table("LeNet, averaging every 10 steps", both, alone))
        .add(
            PacedFit.table(
                "The same, the first lap of each", List.of(bothAtFirst), List.of(aloneAtFirst)))
        .claim(
            Claim.atLeast(
                "cluster",
                "images a second of two executors over one",
                two / one,
                options.leastSpeedUp()));
  }

  private static void warmUp(Run run, Options options, JavaSparkContext spark) {
    long start = System.nanoTime();
    while ((System.nanoTime() - start) * 1e-9 < options.warmUpSeconds()) {
      train(run, options, spark, WORKERS);
    }
  }

  private static Fit train(Run run, Options options, JavaSparkContext spark, int workers) {
    Examples pictures = LeNetStep.pictures(options.pictures() * workers, run.seed());
    return Trainer.of(LeNetStep.objective(), Optimizers.adam(LeNetStep.RATE))
        .strategy(LocalSgd.every(PERIOD))
        .batchSize(BATCH)
        .seed(run.seed())
        .on(new SparkCluster(spark))
        .within(Budget.epochs(1))
        .fit(new Iid().cut(pictures, workers, run.seed()));
  }

  private static void bytes(Run run, Options options, JavaSparkContext spark) {
    List<RoundBytes> laps = new ArrayList<>();
    for (int lap = 0; lap < options.repeats(); lap++) {
      laps.add(RoundBytes.measure(spark, options.parameters(), options.rounds()));
    }
    double ledger = Median.of(laps, RoundBytes::ledger);
    double network = Median.of(laps, RoundBytes::network);
    double counted = Median.of(laps, RoundBytes::spark);
    run.report()
        .metric("bytes.ledger", ledger)
        .metric("bytes.network", network)
        .metric("bytes.spark", counted)
        .add(
            Table.of(
                    "Bytes of a round, %,d parameters, two workers".formatted(options.parameters()),
                    "counted by",
                    "bytes",
                    "over the ledger's")
                .row("the ledger", ledger, 1)
                .row("the loopback interface (/proc/net/dev)", network, network / ledger)
                .row("Spark's events", counted, counted / ledger));
    if (!Double.isNaN(network)) {
      run.report()
          .claim(
              Claim.within(
                  "cluster",
                  "bytes of a round by the network's counters over the ledger's",
                  network / ledger,
                  1,
                  options.bytesTolerance()));
    }
  }

  private static void recovery(
      Run run, Options options, JavaSparkContext spark, StandaloneCluster cluster) {
    train(run, options, spark, WORKERS); // warms both executors up
    Fit calm = train(run, options, spark, WORKERS);
    int rounds = calm.ledger().rounds().size();
    // A job of a task a worker has the shards counted before the first round.
    int task = WORKERS * (1 + rounds / 2) + 1;
    int amidMillis = (int) (500 * calm.ledger().median(round -> round.cost().seconds()));
    ExecutorKill kill = new ExecutorKill(cluster, spark.sc().applicationId(), task, amidMillis);
    spark.sc().addSparkListener(kill);
    Fit disturbed = train(run, options, spark, WORKERS);
    spark.sc().removeSparkListener(kill);
    double more = disturbed.seconds() - calm.seconds();
    run.report()
        .metric("recovery.seconds", more)
        .add(
            Table.of("An executor killed in round %d of %d".formatted(rounds / 2, rounds), "", "")
                .row("seconds undisturbed", calm.seconds())
                .row("seconds with the loss", disturbed.seconds())
                .row("tasks that died", kill.tasksLost())
                .row("same parameters", Arrays.equals(calm.theta(), disturbed.theta())))
        .claim(Claim.isTrue("cluster", "the executor died amid a task", kill.tasksLost() > 0))
        .claim(
            Claim.isTrue(
                "cluster",
                "the parameters are those of the undisturbed run",
                Arrays.equals(calm.theta(), disturbed.theta())))
        .claim(Claim.atMost("cluster", "seconds more for a killed executor", more, RECOVERY_GOAL));
  }
}
