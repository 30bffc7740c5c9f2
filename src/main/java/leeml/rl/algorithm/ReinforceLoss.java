package leeml.rl.algorithm;

import java.util.Arrays;
import leeml.model.Objective;
import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.Categorical;
import leeml.rl.returns.Returns;
import leeml.rl.rollout.Credit;
import leeml.rl.rollout.Rollout;

/**
 * The loss whose gradient is the policy gradient of REINFORCE, over whole episodes.
 *
 * <pre>
 *   G_t = Σ_{k≥t} γ^{k−t} r_k
 *   Â_t = G_t − b(s_t),  then, if wanted, (Â − mean) / deviation over the batch
 *   L = 1/n Σ_t [ −Â_t ln π(a_t|s_t)  +  ½ (G_t − V(s_t))² ]
 * </pre>
 *
 * Â counts as a constant. The last term is there with the baseline V only. γ^t in front of each
 * step, which the theorem has, is left out, as it is in practice and in the lecture. An episode
 * that was cut at its limit is taken as if it had ended there.
 *
 * <p>Source: Williams, Simple statistical gradient-following algorithms for connectionist
 * reinforcement learning, Machine Learning 8 (1992); Hung-yi Lee, Deep Reinforcement Learning, tips
 * 1 (add a baseline) and 2 (assign suitable credit).
 */
public final class ReinforceLoss implements Objective<Rollout> {

  private final ActorCritic net;
  private final double gamma;
  private final Baseline baseline;
  private final boolean normalized;

  /** What a return is compared with. */
  public enum Baseline {
    /** 0: every action that was followed by reward is pushed up. */
    NONE,
    /** The mean return of the batch, b ≈ E[G]. */
    MEAN,
    /** A critic's V(s_t), learned beside the policy. */
    VALUE
  }

  /**
   * A loss of these networks.
   *
   * @param gamma γ, 0 to 1
   * @param normalized whether advantages are scaled to deviation 1 over the batch
   */
  public ReinforceLoss(ActorCritic net, double gamma, Baseline baseline, boolean normalized) {
    if (!(gamma >= 0 && gamma <= 1)) {
      throw new IllegalArgumentException("gamma = " + gamma + ", expected 0 to 1");
    }
    this.net = net;
    this.gamma = gamma;
    this.baseline = baseline;
    this.normalized = normalized;
  }

  @Override
  public int size() {
    return net.size();
  }

  @Override
  public float[] initial(long seed) {
    return net.initial(seed);
  }

  @Override
  public double lossAndGradient(float[] theta, Rollout rollout, float[] gradient) {
    Arrays.fill(gradient, 0);
    if (rollout.size() == 0) {
      return 0;
    }
    Credit credit = Credit.rewardToGo(rollout, gamma, cut -> 0);
    double loss = 0;
    if (baseline == Baseline.VALUE) {
      loss += criticise(theta, rollout, credit, gradient);
    } else if (baseline == Baseline.MEAN) {
      double mean = mean(credit.returns());
      for (int t = 0; t < credit.advantages().length; t++) {
        credit.advantages()[t] -= (float) mean;
      }
    }
    if (normalized) {
      Returns.normalize(credit.advantages());
    }
    return loss + act(theta, rollout, credit.advantages(), gradient);
  }

  /** Takes V off the advantages; ½ (G − V)² and its gradient. */
  private double criticise(float[] theta, Rollout rollout, Credit credit, float[] gradient) {
    int n = rollout.size();
    float[] observations = rollout.observations();
    float[] values = net.values(theta, observations, n);
    float[] slope = new float[n];
    double loss = 0;
    for (int t = 0; t < n; t++) {
      double error = credit.returns()[t] - values[t];
      credit.advantages()[t] = (float) error;
      loss += error * error / 2 / n;
      slope[t] = (float) (-error / n);
    }
    net.addValueGradient(theta, observations, n, slope, gradient);
    return loss;
  }

  /** −1/n Σ Â ln π and its gradient. */
  private double act(float[] theta, Rollout rollout, float[] advantages, float[] gradient) {
    int n = rollout.size();
    int k = net.actions();
    float[] observations = rollout.observations();
    float[] scores = net.scores(theta, observations, n);
    int[] actions = rollout.actions();
    float[] slope = new float[n * k];
    double loss = 0;
    for (int t = 0; t < n; t++) {
      double weight = advantages[t] / n;
      loss -= weight * Categorical.logProbability(scores, t * k, k, actions[t]);
      Categorical.addLogGradient(-weight, scores, t * k, k, actions[t], slope);
    }
    net.addPolicyGradient(theta, observations, n, slope, gradient);
    return loss;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
