package leeml.rl.algorithm;

import java.util.Arrays;
import leeml.model.Objective;
import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.Categorical;
import leeml.rl.rollout.Credit;
import leeml.rl.rollout.Rollout;

/**
 * The loss of advantage actor–critic, A2C and A3C alike; the strategy makes the difference.
 *
 * <pre>
 *   R_t = r_t + γ R_{t+1}, R_T = V(s_T), or 0 if the episode ended     (λ = 1)
 *   L = 1/n Σ_t [ −ln π(a_t|s_t) (R_t − V(s_t))  +  c ½ (R_t − V(s_t))²  −  β H(π(·|s_t)) ]
 * </pre>
 *
 * R and the advantage R − V in front of ln π count as constants. Worker i: play n steps with θ,
 * take ∇L over them, send it. With the strategy {@code sync} all do that at the same θ and the mean
 * is applied: A2C. With {@code downpour:push=1,pull=1} each sends when it has played, and goes on
 * with the θ of that moment: A3C.
 *
 * <p>Source: Mnih et al., Asynchronous methods for deep reinforcement learning, ICML 2016,
 * Algorithm S3, here with the mean over the steps where the paper has the sum; λ &lt; 1 is Schulman
 * et al., ICLR 2016.
 */
public final class ActorCriticLoss implements Objective<Rollout> {

  private final ActorCritic net;
  private final Weights weights;

  /**
   * What the loss is made of.
   *
   * @param gamma γ, discount a step, 0 to 1
   * @param lambda λ of the advantage, 0 to 1; 1 for A3C
   * @param value c, at least 0
   * @param entropy β, at least 0
   */
  public record Weights(double gamma, double lambda, double value, double entropy)
      implements java.io.Serializable {

    /** Checks the ranges. */
    public Weights {
      if (!(gamma >= 0 && gamma <= 1 && lambda >= 0 && lambda <= 1)) {
        throw new IllegalArgumentException(
            "gamma = %s, lambda = %s, expected 0 to 1".formatted(gamma, lambda));
      }
      if (!(value >= 0 && entropy >= 0)) {
        throw new IllegalArgumentException(
            "value = %s, entropy = %s, expected at least 0".formatted(value, entropy));
      }
    }
  }

  /** A loss of these networks. */
  public ActorCriticLoss(ActorCritic net, Weights weights) {
    this.net = net;
    this.weights = weights;
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
    int stretches = rollout.stretches().size();
    float[] last = net.values(theta, rollout.lastObservations(), stretches).clone();
    float[] values = net.values(theta, rollout.observations(), rollout.size());
    Credit credit = Credit.generalized(rollout, values, last, weights.gamma(), weights.lambda());
    return lossAndGradient(theta, rollout, credit, gradient);
  }

  /** The loss with its returns and advantages given; dL/dθ is added. */
  double lossAndGradient(float[] theta, Rollout rollout, Credit credit, float[] gradient) {
    int n = rollout.size();
    int k = net.actions();
    float[] observations = rollout.observations();
    int[] actions = rollout.actions();
    float[] values = net.values(theta, observations, n);
    float[] scores = net.scores(theta, observations, n);
    float[] valueSlope = new float[n];
    float[] scoreSlope = new float[n * k];
    double loss = 0;
    for (int t = 0; t < n; t++) {
      double advantage = credit.advantages()[t] / n;
      double error = credit.returns()[t] - values[t];
      double bonus = weights.entropy() / n;
      loss -= advantage * Categorical.logProbability(scores, t * k, k, actions[t]);
      loss += weights.value() / n * error * error / 2;
      loss -= bonus * Categorical.entropy(scores, t * k, k);
      Categorical.addLogGradient(-advantage, scores, t * k, k, actions[t], scoreSlope);
      Categorical.addEntropyGradient(-bonus, scores, t * k, k, scoreSlope);
      valueSlope[t] = (float) (-weights.value() / n * error);
    }
    net.addPolicyGradient(theta, observations, n, scoreSlope, gradient);
    net.addValueGradient(theta, observations, n, valueSlope, gradient);
    return loss;
  }
}
