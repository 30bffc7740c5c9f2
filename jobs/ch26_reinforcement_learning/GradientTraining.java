package ch26_reinforcement_learning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import leeml.job.Run;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Evaluation;
import leeml.rl.Policy;
import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.PolicyFamily;
import leeml.rl.rollout.ActorShard;
import leeml.rl.rollout.EpisodeShard;
import leeml.rl.rollout.Rollout;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;

/**
 * Learning by workers that act and send gradients: everything of it but seed and cluster.
 *
 * @param environments what is played
 * @param net actor and critic
 * @param loss REINFORCE's or the actor–critic's
 * @param optimizer makes the centre's steps
 * @param strategy what becomes of the gradients
 * @param workers K
 * @param lanes environments of a worker; 0 for whole episodes, one after the other
 * @param batch steps of the environment a gradient
 * @param mostSteps of the environment, over all workers
 * @param look whose returns are taken on the way
 * @param looks how often
 * @param target mean return of {@value #LOOK_EPISODES} episodes that ends the run
 */
record GradientTraining(
    EnvironmentFactory environments,
    ActorCritic net,
    Objective<Rollout> loss,
    Optimizer optimizer,
    Strategy strategy,
    int workers,
    int lanes,
    int batch,
    long mostSteps,
    Look look,
    int looks,
    double target)
    implements Serializable {

  /** How episodes between the steps of learning are played. */
  enum Look {
    /** By the most probable action: what has been learned. */
    GREEDY,
    /** By drawing, as the workers play: hardly ever good by luck. */
    SAMPLED;

    private Evaluation at(GradientTraining training, float[] theta) {
      PolicyFamily net = training.net();
      return training.play(this == GREEDY ? net.greedy(theta) : net.sampling(theta));
    }
  }

  /** Episodes of a look during training. */
  static final int LOOK_EPISODES = 20;

  private static final String METRIC = "mean return";
  private static final int STEPS_PER_EPOCH = 1000;
  private static final long LOOK_SEED = 1_000_003;
  private static final long EVALUATION_SEED = 2_000_003;

  /** Trains on the run's cluster with several seeds, one after the other. */
  List<Training> runs(Run run, String name, int seeds, int episodes) {
    return LongStream.range(run.seed(), run.seed() + seeds)
        .mapToObj(
            seed ->
                run(
                    (trainer, shards) -> run.fit(name + ", seed " + seed, trainer, shards),
                    run.cluster(),
                    episodes,
                    seed))
        .toList();
  }

  /** Trains with all workers in this thread, one after the other. */
  Training alone(int episodes, long seed) {
    return run(Trainer::fit, new SerialCluster(), episodes, seed);
  }

  /** The same over fewer steps and to their end, whatever is reached. */
  GradientTraining within(long steps) {
    return new GradientTraining(
        environments,
        net,
        loss,
        optimizer,
        strategy,
        workers,
        lanes,
        batch,
        Math.min(steps, mostSteps),
        look,
        looks,
        Double.POSITIVE_INFINITY);
  }

  /**
   * Trains.
   *
   * @param fit makes the fit: the run's, or the trainer's own
   * @param episodes of each evaluation afterwards
   */
  Training run(
      BiFunction<Trainer<Rollout>, Shards<Rollout>, Fit> fit,
      Cluster cluster,
      int episodes,
      long seed) {
    long steps = Math.max(1, mostSteps / ((long) batch * workers));
    Trainer<Rollout> trainer =
        Trainer.of(loss, optimizer)
            .movingLoss()
            .strategy(strategy)
            .batchSize(batch)
            .on(cluster)
            .seed(seed)
            .within(Budget.steps(steps).untilAtLeast(METRIC, target))
            .validate(
                Validation.higher(METRIC, theta -> look.at(this, theta).mean())
                    .every(Math.max(1, steps / looks)));
    Fit done = fit.apply(trainer, Shards.of(shards()));
    Environment world = Checked.of(environments.create(), 0);
    return new Training(
        seed,
        done.theta(),
        Evaluation.of(world, net.greedy(done.theta()), episodes, EVALUATION_SEED),
        Evaluation.of(world, net.sampling(done.theta()), episodes, EVALUATION_SEED),
        done.ledger(),
        METRIC,
        done.seconds());
  }

  private Evaluation play(Policy policy) {
    return Evaluation.of(Checked.of(environments.create(), 0), policy, LOOK_EPISODES, LOOK_SEED);
  }

  private List<Shard<Rollout>> shards() {
    List<Shard<Rollout>> shards = new ArrayList<>();
    int size = STEPS_PER_EPOCH * batch;
    for (int worker = 0; worker < workers; worker++) {
      shards.add(
          lanes == 0
              ? new EpisodeShard(environments, net, size)
              : new ActorShard(environments, net, lanes, size));
    }
    return shards;
  }
}
