package leeml.rl.algorithm;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.DenseNet;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.rl.policy.Categorical;
import leeml.rl.policy.QNetwork;
import leeml.rl.rollout.Replay;
import leeml.rl.rollout.Rollout;

/**
 * Q-learning with a network, a replay and a target network: DQN.
 *
 * <pre>
 *   y = r + γ max_a′ Q(s′, a′; θ⁻), or r where the episode ended
 *   L = 1/n Σ ½ (Q(s, a; θ) − y)²    over n steps drawn from the replay
 *   every C updates: θ⁻ ← θ
 * </pre>
 *
 * y counts as a constant. A round: play with ε-greedy θ, put what was played into the replay, then
 * {@code updatesPerStep} updates for every step played. ε falls linearly. Off-policy: what was
 * played under older θ is used again.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning, Q-learning; Mnih et al., Human-level control
 * through deep reinforcement learning, Nature 518 (2015), algorithm 1, here with the gradient's
 * norm clipped in place of the error, Adam in place of RMSProp, and rounds of several steps.
 */
public final class Dqn implements Learner {

  private final QNetwork family;
  private final Options options;
  private final DenseNet online;
  private final DenseNet frozen;
  private final float[] target;
  private final Optimizer.State optimizer;
  private final Replay replay;
  private final Replay.Batch batch;
  private final float[] gradient;
  private double owed;
  private long played;
  private long updates;
  private double lastValue = Double.NaN;

  /**
   * How it learns.
   *
   * @param gamma γ, discount a step, 0 to 1
   * @param rate of Adam, above 0
   * @param batch n, steps of an update, at least 1
   * @param updatesPerStep updates for every step played, above 0; 0.1 is one after ten
   * @param targetPeriod C, updates between two copies, at least 1
   * @param capacity of the replay, at least {@code batch}
   * @param warmUp steps played before the first update, at least {@code batch}
   * @param leastEpsilon ε in the end, 0 to 1
   * @param exploration steps in which ε falls from 1 to that, at least 1
   * @param gradientNorm above which a gradient is scaled down, above 0
   */
  public record Options(
      double gamma,
      double rate,
      int batch,
      double updatesPerStep,
      int targetPeriod,
      int capacity,
      int warmUp,
      double leastEpsilon,
      int exploration,
      double gradientNorm)
      implements java.io.Serializable {

    /** Checks the ranges. */
    public Options {
      if (!(gamma >= 0 && gamma <= 1 && leastEpsilon >= 0 && leastEpsilon <= 1)) {
        throw new IllegalArgumentException(
            "gamma = %s, least epsilon = %s, expected 0 to 1".formatted(gamma, leastEpsilon));
      }
      if (!(rate > 0 && updatesPerStep > 0 && gradientNorm > 0)) {
        throw new IllegalArgumentException(
            "rate = %s, updates per step = %s, gradient norm = %s, expected above 0"
                .formatted(rate, updatesPerStep, gradientNorm));
      }
      if (batch < 1 || targetPeriod < 1 || exploration < 1 || capacity < batch || warmUp < batch) {
        throw new IllegalArgumentException(
            "batch = %d, target period = %d, exploration = %d, capacity = %d, warm-up = %d, expected 1, 1, 1 and the batch or more"
                .formatted(batch, targetPeriod, exploration, capacity, warmUp));
      }
    }
  }

  /**
   * A learner that has seen nothing.
   *
   * @param family Q and how it is played
   * @param theta θ₀, from which the target begins; not modified
   */
  public Dqn(QNetwork family, float[] theta, Options options) {
    this.family = family;
    this.options = options;
    online = family.network();
    frozen = family.network();
    target = theta.clone();
    gradient = new float[family.size()];
    optimizer =
        Optimizer.chain(
                Optimizers.clipByNorm(options.gradientNorm()), Optimizers.adam(options.rate()))
            .init(family.size());
    replay = new Replay(options.capacity(), online.inputs());
    batch = Replay.Batch.of(options.batch(), online.inputs());
  }

  @Override
  public Learned learn(float[] theta, Rollout rollout, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    replay.add(rollout);
    played += rollout.size();
    double loss = Double.NaN;
    if (played >= options.warmUp()) {
      owed += options.updatesPerStep() * rollout.size();
      for (; owed >= 1; owed--) {
        replay.draw(random, batch);
        loss = update(theta);
        if (++updates % options.targetPeriod() == 0) {
          System.arraycopy(theta, 0, target, 0, theta.length);
        }
      }
    }
    double share = Math.min(1, (double) played / options.exploration());
    family.explore(theta, 1 - share * (1 - options.leastEpsilon()));
    return new Learned(loss, Double.NaN, Double.NaN, Double.NaN);
  }

  /** The mean of max Q(s, ·) over the last batch, for the curious; NaN before the first update. */
  public double lastValue() {
    return lastValue;
  }

  private double update(float[] theta) {
    int n = batch.size();
    int k = online.outputs();
    double[] y = targets(n, k);
    float[] q = online.forward(theta, batch.observations(), n);
    float[] slopes = new float[n * k];
    double loss = 0;
    lastValue = 0;
    for (int i = 0; i < n; i++) {
      int at = i * k + batch.actions()[i];
      double error = q[at] - y[i];
      loss += error * error / (2 * n);
      slopes[at] = (float) (error / n);
      lastValue += q[i * k + Categorical.mode(q, i * k, k)] / n;
    }
    Arrays.fill(gradient, 0);
    online.backward(theta, batch.observations(), n, slopes, gradient);
    optimizer.update(gradient, theta);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += gradient[i];
    }
    return loss;
  }

  private double[] targets(int n, int k) {
    float[] after = frozen.forward(target, batch.nextObservations(), n);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < k; a++) {
        best = Math.max(best, after[i * k + a]);
      }
      y[i] = batch.rewards()[i] + (batch.terminated()[i] ? 0 : options.gamma() * best);
    }
    return y;
  }
}
