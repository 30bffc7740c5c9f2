package leeml.rl.algorithm;

import leeml.rl.policy.ActorCritic;
import leeml.rl.returns.Returns;
import leeml.rl.rollout.Credit;
import leeml.rl.rollout.Rollout;

/**
 * A rollout as PPO and TRPO look at it: what was seen and done, what θ then thought of it, and what
 * came of it.
 *
 * @param observations s_t, shape (n, width)
 * @param actions a_t, shape (n)
 * @param scores of all actions under the θ that played, shape (n, k)
 * @param advantages Â_t by λ, scaled to mean 0 and deviation 1, shape (n)
 * @param returns Â_t + V(s_t) before scaling, shape (n)
 */
record Evidence(
    float[] observations, int[] actions, float[] scores, float[] advantages, float[] returns) {

  static Evidence of(ActorCritic net, float[] theta, Rollout rollout, double gamma, double lambda) {
    int n = rollout.size();
    int stretches = rollout.stretches().size();
    float[] observations = rollout.observations();
    float[] last = net.values(theta, rollout.lastObservations(), stretches).clone();
    float[] values = net.values(theta, observations, n);
    Credit credit = Credit.generalized(rollout, values, last, gamma, lambda);
    Returns.normalize(credit.advantages());
    float[] scores = new float[n * net.actions()];
    System.arraycopy(net.scores(theta, observations, n), 0, scores, 0, scores.length);
    return new Evidence(
        observations, rollout.actions(), scores, credit.advantages(), credit.returns());
  }

  int size() {
    return actions.length;
  }

  /** The steps of these numbers. */
  Evidence take(int[] order, int from, int to) {
    int n = to - from;
    int width = observations.length / size();
    int k = scores.length / size();
    Evidence taken =
        new Evidence(
            new float[n * width], new int[n], new float[n * k], new float[n], new float[n]);
    for (int i = 0; i < n; i++) {
      int t = order[from + i];
      System.arraycopy(observations, t * width, taken.observations, i * width, width);
      System.arraycopy(scores, t * k, taken.scores, i * k, k);
      taken.actions[i] = actions[t];
      taken.advantages[i] = advantages[t];
      taken.returns[i] = returns[t];
    }
    return taken;
  }
}
