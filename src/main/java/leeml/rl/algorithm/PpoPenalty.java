package leeml.rl.algorithm;

import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.Categorical;
import leeml.rl.rollout.Rollout;

/**
 * PPO with an adaptive penalty on the divergence from the policy that played.
 *
 * <pre>
 *   L = mean_t [ −r_t Â_t + κ KL(π_old(·|s_t) ‖ π_θ(·|s_t)) ]  +  c ½ (R − V)²  −  β H
 *   d = mean_t KL after the epochs:   d &lt; δ/1.5 → κ ← κ/2,   d &gt; 1.5 δ → κ ← 2κ
 * </pre>
 *
 * <p>Source: Schulman et al., Proximal policy optimization algorithms, arXiv:1707.06347, §4 (β
 * there is κ here); Hung-yi Lee, Deep Reinforcement Learning: PPO.
 */
public final class PpoPenalty implements Learner {

  private static final double TOLERANCE = 1.5;
  private static final double STEP = 2;

  private final ActorCritic net;
  private final Settings settings;
  private final double target;
  private final MinibatchDescent descent;
  private double penalty;

  /**
   * A learner.
   *
   * @param target δ, the divergence to keep to, in nats, above 0
   * @param penalty κ at the start, above 0
   */
  public PpoPenalty(ActorCritic net, Settings settings, double target, double penalty) {
    if (!(target > 0 && penalty > 0)) {
      throw new IllegalArgumentException(
          "target = %s, penalty = %s, expected above 0".formatted(target, penalty));
    }
    this.net = net;
    this.settings = settings;
    this.target = target;
    this.penalty = penalty;
    this.descent = new MinibatchDescent(net, settings);
  }

  @Override
  public Learned learn(float[] theta, Rollout rollout, long seed) {
    Evidence evidence = Evidence.of(net, theta, rollout, settings.gamma(), settings.lambda());
    double loss = descent.run(theta, evidence, this::penalized, seed);
    double divergence = Shift.of(net, theta, evidence).divergence();
    double used = penalty;
    if (divergence < target / TOLERANCE) {
      penalty /= STEP;
    } else if (divergence > target * TOLERANCE) {
      penalty *= STEP;
    }
    return new Learned(loss, divergence, Double.NaN, used);
  }

  private double penalized(Evidence e, int t, float[] scores, double weight, float[] slopes) {
    int k = net.actions();
    double gain = weight * Shift.ratio(e, t, scores, k) * e.advantages()[t];
    Categorical.addLogGradient(-gain, scores, t * k, k, e.actions()[t], slopes);
    double price = weight * penalty;
    Categorical.addDivergenceGradient(price, e.scores(), t * k, scores, t * k, k, slopes);
    return price * Categorical.divergence(e.scores(), t * k, scores, t * k, k) - gain;
  }
}
