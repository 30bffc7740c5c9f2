package leeml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.model.Batch;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.cluster.WorkerPlan;
import leeml.train.cluster.Workers;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;

/**
 * Fits an objective: puts together what is minimised, how steps are made, how workers' progress is
 * joined, where they live and when to stop.
 *
 * <p>The same seed, shards and settings give the same θ bit for bit under a deterministic strategy,
 * whatever the cluster and whatever fails on the way.
 *
 * @param <B> the batches
 */
public final class Trainer<B extends Batch> {

  private final Objective<B> objective;
  private final Optimizer optimizer;
  private Strategy strategy = Serial.everyEpoch();
  private Cluster cluster = new SerialCluster();
  private Budget budget = Budget.epochs(1);
  private int batchSize = Integer.MAX_VALUE;
  private long seed;
  private float[] start;
  private final List<Validation> validations = new ArrayList<>();
  private final List<Watcher> watchers = new ArrayList<>();

  private Trainer(Objective<B> objective, Optimizer optimizer) {
    this.objective = objective;
    this.optimizer = optimizer;
  }

  /** A trainer that is serial, with full batches, for one epoch, until it is told otherwise. */
  public static <B extends Batch> Trainer<B> of(Objective<B> objective, Optimizer optimizer) {
    return new Trainer<>(objective, optimizer);
  }

  /** How the workers' progress becomes the model's. */
  public Trainer<B> strategy(Strategy chosen) {
    strategy = chosen;
    return this;
  }

  /** Where the workers live. */
  public Trainer<B> on(Cluster chosen) {
    cluster = chosen;
    return this;
  }

  /** When to stop. */
  public Trainer<B> within(Budget limits) {
    budget = limits;
    return this;
  }

  /** Examples that each worker takes a step; full batches unless it is set. */
  public Trainer<B> batchSize(int examples) {
    batchSize = examples;
    return this;
  }

  /** Of θ₀ and of the order of examples. */
  public Trainer<B> seed(long value) {
    seed = value;
    return this;
  }

  /** Starts from a copy of θ instead of the objective's own start. */
  public Trainer<B> startingAt(float[] theta) {
    start = theta.clone();
    return this;
  }

  /** Takes a metric during training; of several, the first with a patience may stop the run. */
  public Trainer<B> validate(Validation validation) {
    validations.add(validation);
    return this;
  }

  /** Tells {@code watcher} of every round. */
  public Trainer<B> watch(Watcher watcher) {
    watchers.add(watcher);
    return this;
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException if there are more shards than the strategy takes workers, or
   *     no example at all
   */
  public Fit fit(Shards<B> shards) {
    if (shards.count() > strategy.mostWorkers()) {
      throw new IllegalArgumentException(
          "%s trains with at most %d workers, and the data is cut into %d shards"
              .formatted(strategy.name(), strategy.mostWorkers(), shards.count()));
    }
    float[] theta = start == null ? objective.initial(seed) : start.clone();
    WorkerPlan<B> plan = new WorkerPlan<>(objective, optimizer, strategy, batchSize, seed);
    try (Workers workers = cluster.start(plan, shards)) {
      if (Arrays.stream(workers.shardSizes()).sum() == 0) {
        throw new IllegalArgumentException("no examples to train on: every shard is empty");
      }
      return new Descent(
              workers, strategy, optimizer, budget, batchSize, theta, validations, watchers)
          .run();
    }
  }
}
