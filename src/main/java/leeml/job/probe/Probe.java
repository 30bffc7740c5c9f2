package leeml.job.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import leeml.model.Batch;
import leeml.sim.Overhead;
import leeml.sim.paths.Paths;
import leeml.sim.predict.Calibration;
import leeml.sim.predict.Training;
import leeml.sim.predict.Trial;
import leeml.spark.SparkCluster;
import leeml.spark.shard.SparkShards;
import leeml.train.Budget;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Measures a few rounds of a fit in place of the fit: local SGD with the job's objective,
 * optimizer, compressor and batch size on Spark, by 1 and 2 workers with periods 1 and 16, and by
 * one worker without Spark. Every worker works on the job's first shard, so that all do the same.
 */
public final class Probe {

  private static final int[] PERIODS = {1, 16};
  private static final int REPEATS = 3;
  private static final int FEWEST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 12;

  /** About what a trial may take. */
  private static final double SECONDS = 2;

  private final JavaSparkContext spark;

  /** A probe of the executors of this context. */
  public Probe(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** Ends a job at its first fit. */
  public static final class Ended extends RuntimeException {
    private final transient Measured measured;

    /** An end with what was found. */
    public Ended(Measured measured) {
      super("the probe has what it wants", null, false, false);
      this.measured = measured;
    }

    /** What was found. */
    public Measured measured() {
      return measured;
    }
  }

  /**
   * Measures.
   *
   * @param trainer told to do other things than it was; not to be used any more
   * @param shards of which the first that is not empty is used
   */
  public <B extends Batch> Measured measure(Trainer<B> trainer, Shards<B> shards) {
    Shard<B> shard = first(shards);
    trainer.unwatched();
    List<Trial> trials = onSpark(trainer, shard);
    Ledger first = alone(trainer, shard, 1, MOST_ROUNDS);
    Trial alone = Trial.of(1, 16, alone(trainer, shard, 16, rounds(first, 16)));
    Overhead known = TaskCost.measure(spark);
    return new Measured(
        Calibration.of(trials, alone, known), training(trials.get(0), shard, shards));
  }

  private static <B extends Batch> Shard<B> first(Shards<B> shards) {
    List<Shard<B>> all =
        shards instanceof SparkShards<B> there
            ? there.rdd().filter(shard -> shard.size() > 0).take(1)
            : shards.collect().stream().filter(shard -> shard.size() > 0).limit(1).toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no examples to train on: every shard is empty");
    }
    return all.get(0);
  }

  /** The trials take turns, so that a busy minute of the machine is spread over all of them. */
  private <B extends Batch> List<Trial> onSpark(Trainer<B> trainer, Shard<B> shard) {
    SparkCluster cluster = new SparkCluster(spark);
    List<Trial> trials = new ArrayList<>();
    try (SparkShards<B> one = SparkShards.send(spark, Collections.nCopies(1, shard));
        SparkShards<B> two = SparkShards.send(spark, Collections.nCopies(2, shard))) {
      Ledger first = trial(trainer, cluster, two, 1, MOST_ROUNDS); // compiles; not a trial
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        for (int period : PERIODS) {
          int rounds = rounds(first, period);
          trials.add(Trial.of(1, period, trial(trainer, cluster, one, period, rounds)));
          trials.add(Trial.of(2, period, trial(trainer, cluster, two, period, rounds)));
        }
      }
    }
    return trials;
  }

  private static <B extends Batch> Ledger alone(
      Trainer<B> trainer, Shard<B> shard, int period, int rounds) {
    Shards<B> one = Shards.of(Collections.singletonList(shard));
    return trial(trainer, new SerialCluster(), one, period, rounds);
  }

  private static <B extends Batch> Ledger trial(
      Trainer<B> trainer, Cluster cluster, Shards<B> shards, int period, int rounds) {
    return trainer
        .strategy(LocalSgd.every(period))
        .on(cluster)
        .within(Budget.steps((long) rounds * period))
        .fit(shards)
        .ledger();
  }

  /** How many rounds of H steps a trial has time for, going by rounds of one. */
  private static int rounds(Ledger everyStep, int period) {
    double round = everyStep.median(r -> r.cost().seconds());
    double step = everyStep.median(r -> r.cost().slowestSeconds());
    int fit = (int) (SECONDS / (round + (period - 1) * step));
    return Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, fit));
  }

  /** What the job trains with, read off a trial of one worker that averages every step. */
  private static Training training(Trial trial, Shard<?> shard, Shards<?> all) {
    long batch =
        trial.rounds().stream().mapToLong(Ledger.Round::examples).max().orElse(shard.size());
    Ledger.Round round = trial.rounds().get(0);
    long examples = 0;
    for (long size : all.sizes()) {
      examples += size;
    }
    return new Training(
        examples,
        batch >= shard.size() ? 0 : batch,
        round.cost().bytesDown(),
        Math.max(0, round.cost().bytesUp() - Paths.parcelBytes(0)));
  }
}
