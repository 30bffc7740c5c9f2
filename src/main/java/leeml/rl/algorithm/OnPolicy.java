package leeml.rl.algorithm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import leeml.rl.rollout.Collector;
import leeml.rl.rollout.Collector.Collected;
import leeml.train.Ledger;
import leeml.train.Noise;
import leeml.train.Pace;
import leeml.train.Validation;
import leeml.train.cluster.RoundCost;
import leeml.train.shard.Seeds;

/**
 * The loop of TRPO and PPO: θ goes to the workers, their rollouts come back, the learner makes the
 * next θ of them.
 *
 * <p>The ledger has a line an iteration. Its examples are steps of the environment; time at work is
 * acting, which is also the time of drawing, and learning; what is left of the seconds is moving.
 */
public final class OnPolicy {

  /** Names of metrics in the ledger. */
  public static final String DIVERGENCE = "kl";

  /** The share of clipped steps. */
  public static final String CLIPPED = "clip fraction";

  /** κ of the penalty, or the share of the step that a line search took. */
  public static final String PENALTY = "penalty";

  private final Collector collector;
  private final Learner learner;
  private final long seed;
  private final List<Ledger.Round> rounds = new ArrayList<>();

  /** Rollouts and what learns from them. */
  public OnPolicy(Collector collector, Learner learner, long seed) {
    this.collector = collector;
    this.learner = learner;
    this.seed = seed;
  }

  /**
   * Runs.
   *
   * @param theta the start, shape (d); updated in place
   * @param mostSteps of the environment; the iteration that passes them is the last
   * @param validation taken as it asks for; its time is not the ledger's
   * @param target value of it that ends the run
   * @param watcher told of every iteration
   */
  public Ledger run(
      float[] theta,
      long mostSteps,
      Validation validation,
      double target,
      Consumer<Ledger.Round> watcher) {
    long steps = 0;
    double reached = Double.NEGATIVE_INFINITY;
    for (long i = 0; steps < mostSteps && reached < target; i++) {
      Collected collected = collector.collect(theta, i);
      long start = System.nanoTime();
      Learner.Learned learned = learner.learn(theta, collected.rollout(), Seeds.mix(seed, i));
      double learnSeconds = (System.nanoTime() - start) * 1e-9;
      steps += collected.rollout().size();
      Map<String, Double> metrics = metrics(learned);
      if ((i + 1) % validation.everyRounds() == 0 || steps >= mostSteps) {
        reached = validation.metric().applyAsDouble(theta);
        metrics.put(validation.name(), reached);
      }
      Ledger.Round round = round(i, steps, collected, learned, learnSeconds, metrics);
      rounds.add(round);
      watcher.accept(round);
    }
    return Ledger.of(rounds);
  }

  private static Map<String, Double> metrics(Learner.Learned learned) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(DIVERGENCE, learned.divergence());
    metrics.put(CLIPPED, learned.clipped());
    metrics.put(PENALTY, learned.penalty());
    metrics.values().removeIf(value -> Double.isNaN(value));
    return metrics;
  }

  private static Ledger.Round round(
      long round,
      long steps,
      Collected collected,
      Learner.Learned learned,
      double learnSeconds,
      Map<String, Double> metrics) {
    List<Double> acting = collected.actSeconds();
    double mean = acting.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double slowest = acting.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return new Ledger.Round(
        round,
        steps,
        steps,
        collected.rollout().size(),
        learned.loss(),
        Double.NaN,
        0,
        Noise.unknown(),
        Pace.inStep(),
        acting,
        mean,
        new RoundCost(
            collected.bytesDown(),
            collected.bytesUp(),
            0,
            collected.seconds() + learnSeconds,
            mean + learnSeconds,
            slowest + learnSeconds,
            collected.serialiseSeconds(),
            0),
        metrics);
  }
}
