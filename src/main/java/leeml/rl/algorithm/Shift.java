package leeml.rl.algorithm;

import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.Categorical;

/**
 * How far a policy has moved from the one that made a rollout.
 *
 * @param divergence mean KL(π_old ‖ π_new) over the steps, in nats
 * @param surrogate mean r_t Â_t
 * @param ratios r_t = π_new(a_t|s_t) / π_old(a_t|s_t)
 */
record Shift(double divergence, double surrogate, double[] ratios) {

  static Shift of(ActorCritic net, float[] theta, Evidence evidence) {
    int n = evidence.size();
    int k = net.actions();
    float[] scores = net.scores(theta, evidence.observations(), n);
    double[] ratios = new double[n];
    double divergence = 0;
    double surrogate = 0;
    for (int t = 0; t < n; t++) {
      ratios[t] = ratio(evidence, t, scores, k);
      surrogate += ratios[t] * evidence.advantages()[t] / n;
      divergence += Categorical.divergence(evidence.scores(), t * k, scores, t * k, k) / n;
    }
    return new Shift(divergence, surrogate, ratios);
  }

  /** r_t for scores of shape (n, k). */
  static double ratio(Evidence evidence, int t, float[] scores, int k) {
    int action = evidence.actions()[t];
    return Math.exp(
        Categorical.logProbability(scores, t * k, k, action)
            - Categorical.logProbability(evidence.scores(), t * k, k, action));
  }

  /** The share of ratios outside 1 ± ε. */
  double outside(double epsilon) {
    int outside = 0;
    for (double ratio : ratios) {
      if (Math.abs(ratio - 1) > epsilon) {
        outside++;
      }
    }
    return (double) outside / ratios.length;
  }
}
