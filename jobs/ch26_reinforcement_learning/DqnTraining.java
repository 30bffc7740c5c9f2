package ch26_reinforcement_learning;

import java.io.Serializable;
import java.util.function.Consumer;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Evaluation;
import leeml.rl.Policy;
import leeml.rl.algorithm.Dqn;
import leeml.rl.algorithm.OnPolicy;
import leeml.rl.policy.QNetwork;
import leeml.rl.rollout.Collector;
import leeml.rl.rollout.RolloutPlan;
import leeml.rl.rollout.SerialCollector;
import leeml.train.Ledger;
import leeml.train.Validation;
import leeml.train.shard.Seeds;

/**
 * Q-learning with a network: everything of a run but its seed and where its rollouts come from.
 *
 * @param environments what is played
 * @param hidden widths of hidden layers
 * @param options of the learner
 * @param workers whose rollouts make a round
 * @param stepsPerRound of each worker
 * @param mostSteps of the environment, over all workers
 * @param stepsPerLook between two returns taken on the way
 * @param target mean return of a look that ends the run
 */
record DqnTraining(
    EnvironmentFactory environments,
    int[] hidden,
    Dqn.Options options,
    int workers,
    int stepsPerRound,
    long mostSteps,
    int stepsPerLook,
    double target)
    implements Serializable {

  private static final String METRIC = "mean return";
  private static final long LOOK_SEED = 1_000_003;
  private static final long EVALUATION_SEED = 2_000_003;

  /** Trains with rollouts played in this thread. */
  Training run(int episodes, long seed) {
    try (Collector collector = new SerialCollector(plan(seed))) {
      return run(collector, episodes, seed, round -> {});
    }
  }

  /**
   * Trains.
   *
   * @param collector plays by {@link #plan}
   * @param episodes of each evaluation afterwards
   * @param watcher told of every round
   */
  Training run(Collector collector, int episodes, long seed, Consumer<Ledger.Round> watcher) {
    long start = System.nanoTime();
    QNetwork family = family();
    float[] theta = family.initial(seed);
    long rounds = Math.max(1, stepsPerLook / ((long) workers * stepsPerRound));
    Validation look =
        Validation.higher(
                METRIC,
                at -> evaluate(family.greedy(at), GradientTraining.LOOK_EPISODES, LOOK_SEED).mean())
            .every(rounds);
    Ledger ledger =
        new OnPolicy(collector, new Dqn(family, theta, options), seed)
            .run(theta, mostSteps, look, target, watcher);
    return new Training(
        seed,
        theta,
        evaluate(family.greedy(theta), episodes, EVALUATION_SEED),
        evaluate(family.sampling(theta), episodes, EVALUATION_SEED),
        ledger,
        METRIC,
        (System.nanoTime() - start) * 1e-9);
  }

  /** How rollouts are made. */
  RolloutPlan plan(long seed) {
    return new RolloutPlan(environments, family(), workers, 1, stepsPerRound, Seeds.mix(seed, 1));
  }

  /** Q and its policies. */
  QNetwork family() {
    return QNetwork.of(environments.create(), hidden);
  }

  /** The same over fewer steps and to their end, whatever is reached. */
  DqnTraining within(long steps) {
    return new DqnTraining(
        environments,
        hidden,
        options,
        workers,
        stepsPerRound,
        Math.min(steps, mostSteps),
        stepsPerLook,
        Double.POSITIVE_INFINITY);
  }

  /** The same with other options of the learner. */
  DqnTraining with(Dqn.Options other) {
    return new DqnTraining(
        environments, hidden, other, workers, stepsPerRound, mostSteps, stepsPerLook, target);
  }

  private Evaluation evaluate(Policy policy, int episodes, long seed) {
    Environment world = Checked.of(environments.create(), 0);
    return Evaluation.of(world, policy, episodes, seed);
  }
}
