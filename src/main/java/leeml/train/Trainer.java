package leeml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import leeml.model.Batch;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.Checkpoints;
import leeml.train.checkpoint.Identity;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Workers;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.ServerPlan;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shards;
import leeml.train.strategy.RoundStrategy;
import leeml.train.strategy.Serial;
import leeml.train.strategy.ServerStrategy;
import leeml.train.strategy.Strategy;
import leeml.train.worker.LocalWork;
import leeml.train.worker.WorkerPlan;

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
  private Compressor compressor = new FullPrecision();
  private Cluster cluster = new SerialCluster();
  private Budget budget = Budget.epochs(1);
  private int batchSize = Integer.MAX_VALUE;
  private long seed;
  private float[] start;
  private boolean movingLoss;
  private Optional<Checkpoints> checkpoints = Optional.empty();
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

  /** What workers send in place of full vectors. */
  public Trainer<B> compressor(Compressor chosen) {
    compressor = chosen;
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

  /**
   * The loss of one round does not compare with that of another, because θ makes its own examples:
   * one that grows is no sign of divergence, only one that is no number is.
   */
  public Trainer<B> movingLoss() {
    movingLoss = true;
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
   * Writes checkpoints during training, and goes on from the last one where they say so: the
   * finished θ is then that of a run never stopped, bit for bit, if it is so when a task is
   * repeated. Under a parameter server on Spark it is not: there the order of arrival is the
   * network's, and workers' own optimizers begin anew.
   */
  public Trainer<B> checkpoints(Checkpoints chosen) {
    checkpoints = Optional.of(chosen);
    return this;
  }

  /** Without validations, watchers and checkpoints, for a fit of which only the cost matters. */
  public Trainer<B> unwatched() {
    checkpoints = Optional.empty();
    validations.clear();
    watchers.clear();
    return this;
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException as {@link #check} says
   */
  public Fit fit(Shards<B> shards) {
    check(shards);
    long largest = Arrays.stream(shards.sizes()).max().orElseThrow();
    long stepsPerEpoch = Sampler.stepsPerEpoch(largest, batchSize);
    long mostSteps = budget.mostSteps(stepsPerEpoch);
    float[] theta = start == null ? objective.initial(seed) : start.clone();
    if (strategy instanceof Master master) {
      return fit(master, shards, theta, mostSteps, stepsPerEpoch);
    }
    return strategy instanceof ServerStrategy served
        ? fit(served, shards, theta, mostSteps, stepsPerEpoch)
        : fit((RoundStrategy) strategy, shards, theta, mostSteps, stepsPerEpoch);
  }

  private Fit fit(
      Master master, Shards<B> shards, float[] theta, long mostSteps, long stepsPerEpoch) {
    long start = System.nanoTime();
    Journal journal = journal(() -> (System.nanoTime() - start) * 1e-9);
    Commission<B> commission =
        new Commission<>(
            objective,
            optimizer,
            shards,
            cluster,
            batchSize,
            seed,
            theta,
            journal,
            mostSteps,
            stepsPerEpoch);
    master.check(commission);
    journal.begins(mostSteps);
    return master.fit(commission);
  }

  private Fit fit(
      RoundStrategy rounds, Shards<B> shards, float[] theta, long mostSteps, long stepsPerEpoch) {
    int count = shards.count();
    RoundStrategy.Centre centre = rounds.centre(optimizer, theta.length, count);
    Keeping keeping = Keeping.in(checkpoints, () -> identity(shards, theta));
    try (Workers workers =
        rounds
            .mixing(count)
            .map(mixing -> cluster.startMixing(plan(rounds), shards, mixing))
            .orElseGet(() -> cluster.start(plan(rounds), shards))) {
      Journal journal = journal(workers::seconds);
      return new RoundDescent(
              workers, rounds, centre, journal, keeping, mostSteps, stepsPerEpoch, theta)
          .run();
    }
  }

  private Fit fit(
      ServerStrategy served, Shards<B> shards, float[] theta, long mostSteps, long stepsPerEpoch) {
    Keeping keeping = Keeping.in(checkpoints, () -> identity(shards, theta));
    ServerPlan serverPlan =
        new ServerPlan(served, optimizer, theta, shares(shards), mostSteps, stepsPerEpoch)
            .goingOnFrom(keeping.before().map(Checkpoint::served).orElse(ServedSnapshot.NONE));
    try (ServedWorkers workers = cluster.serve(plan(served), shards, serverPlan)) {
      Journal journal = journal(workers::seconds);
      return new ServerDescent(workers, journal, keeping, serverPlan).run();
    }
  }

  private Identity identity(Shards<B> shards, float[] theta) {
    return new RunIdentity()
        .descent(strategy.name(), compressor.name(), batchSize, seed)
        .optimizer(optimizer, theta.length)
        .shards(shards.sizes())
        .model(objective, theta)
        .stopping(validations, budget)
        .get();
  }

  private WorkerPlan<B> plan(LocalWork work) {
    return new WorkerPlan<>(objective, optimizer, work, compressor, batchSize, seed);
  }

  private Journal journal(DoubleSupplier seconds) {
    return new Journal(budget, validations, watchers, new DivergenceWatch(movingLoss), seconds);
  }

  /**
   * Says no to parts that make no sense together, before anything is started.
   *
   * @throws IllegalArgumentException if there are more shards than the strategy takes workers, or
   *     too few of them, no example at all, or a strategy and a compressor that make no sense
   *     together
   */
  public void check(Shards<B> shards) {
    int count = shards.count();
    if (count > strategy.mostWorkers()) {
      throw new IllegalArgumentException(
          "%s trains with at most %d workers, and the data is cut into %d shards"
              .formatted(strategy.name(), strategy.mostWorkers(), count));
    }
    if (Arrays.stream(shards.sizes()).sum() == 0) {
      throw new IllegalArgumentException("no examples to train on: every shard is empty");
    }
    checkCompressor();
    checkCheckpoints();
    // What a strategy asks of the number of workers it says where it makes its centre or its rule.
    if (strategy instanceof ServerStrategy served) {
      served.rule(optimizer, objective.size(), shares(shards), 1);
    } else if (strategy instanceof RoundStrategy rounds) {
      rounds.centre(optimizer, objective.size(), count);
    }
  }

  private void checkCheckpoints() {
    if (checkpoints.isPresent() && strategy instanceof Master) {
      throw new IllegalArgumentException(
          "%s with checkpoints: what it remembers is another system's; leave them out, or use a"
                  .formatted(strategy.name())
              + " strategy of rounds or of a parameter server");
    }
  }

  private void checkCompressor() {
    if (compressor instanceof FullPrecision) {
      return;
    }
    if (strategy instanceof ServerStrategy) {
      throw new IllegalArgumentException(
          "%s with compressor %s: a server takes slices of the vector, and a compressor packs it"
                  .formatted(strategy.name(), compressor.name())
              + " whole; use a strategy of rounds");
    }
    if (strategy instanceof Master) {
      throw new IllegalArgumentException(
          "%s with compressor %s: what its workers send is another system's; leave it out"
              .formatted(strategy.name(), compressor.name()));
    }
    if (((RoundStrategy) strategy).message() == LocalWork.Message.POSITION) {
      throw new IllegalArgumentException(
          "%s with compressor %s: its workers send where they stand, and what a compressor leaves"
                  .formatted(strategy.name(), compressor.name())
              + " out of a position cannot be added to the next one; use sync or local-sgd");
    }
  }

  private static double[] shares(Shards<?> shards) {
    double all = Arrays.stream(shards.sizes()).sum();
    return Arrays.stream(shards.sizes()).mapToDouble(size -> size / all).toArray();
  }
}
