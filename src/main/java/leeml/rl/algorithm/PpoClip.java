package leeml.rl.algorithm;

import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.Categorical;
import leeml.rl.rollout.Rollout;

/**
 * PPO2: the ratio of the policies is clipped, so that there is nothing to gain outside 1 ± ε.
 *
 * <pre>
 *   r_t = π_θ(a_t|s_t) / π_old(a_t|s_t)
 *   L = mean_t [ −min(r_t Â_t, clip(r_t, 1 − ε, 1 + ε) Â_t) ]  +  c ½ (R − V)²  −  β H
 *   several epochs of Adam on minibatches, then new rollouts with the new θ
 * </pre>
 *
 * <p>Source: Schulman et al., Proximal policy optimization algorithms, arXiv:1707.06347, eq. 7 and
 * Algorithm 1, with an advantage scaled over the whole rollout and no clipping of the value;
 * Hung-yi Lee, Deep Reinforcement Learning: PPO2.
 */
public final class PpoClip implements Learner {

  private final ActorCritic net;
  private final Settings settings;
  private final double epsilon;
  private final MinibatchDescent descent;

  /**
   * A learner.
   *
   * @param epsilon ε, above 0
   */
  public PpoClip(ActorCritic net, Settings settings, double epsilon) {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon = " + epsilon + ", expected above 0");
    }
    this.net = net;
    this.settings = settings;
    this.epsilon = epsilon;
    this.descent = new MinibatchDescent(net, settings);
  }

  @Override
  public Learned learn(float[] theta, Rollout rollout, long seed) {
    Evidence evidence = Evidence.of(net, theta, rollout, settings.gamma(), settings.lambda());
    double loss = descent.run(theta, evidence, this::clipped, seed);
    Shift shift = Shift.of(net, theta, evidence);
    return new Learned(loss, shift.divergence(), shift.outside(epsilon), Double.NaN);
  }

  /** −min(r Â, clip(r) Â): flat where the ratio has already gone the way of Â beyond ε. */
  private double clipped(Evidence e, int t, float[] scores, double weight, float[] slopes) {
    int k = net.actions();
    double ratio = Shift.ratio(e, t, scores, k);
    double advantage = e.advantages()[t];
    double bounded = Math.max(1 - epsilon, Math.min(1 + epsilon, ratio)) * advantage;
    if (bounded < ratio * advantage) {
      return -weight * bounded;
    }
    double slope = -weight * ratio * advantage; // dr/dz = r ∇ ln π
    Categorical.addLogGradient(slope, scores, t * k, k, e.actions()[t], slopes);
    return slope;
  }
}
