package ch26_reinforcement_learning.importance;

import java.util.Arrays;
import leeml.rl.table.Mdp;

/**
 * The distribution of ρG without sampling: ρ = Π π(a_t|s_t) / μ(a_t|s_t) of an episode played by μ,
 * G = Σ γᵗ r_t its return.
 *
 * <p>By going back from the last step that the limit allows, with sums over actions and outcomes
 * (p, s′, r), all values 0 behind an end except W = 1:
 *
 * <pre>
 * V(s) = Σ π p (r + γ V(s′))                               E ρG
 * K(s) = Σ π ln(π/μ) + Σ π p K(s′)                          KL(π‖μ) of whole episodes
 * W(s) = Σ π²/μ p W(s′)                                     E ρ²
 * C(s) = Σ π²/μ p (r W(s′) + γ C(s′))                       E ρ²G
 * M(s) = Σ π²/μ p (r² W(s′) + 2 r γ C(s′) + γ² M(s′))       E (ρG)²
 * </pre>
 *
 * @param mean E ρG = V^π at the start, whatever μ is
 * @param variance of ρG for one episode
 * @param divergence KL(π‖μ) of episodes, in nats
 * @param effectiveShare 1 / E ρ²: what share of the episodes counts, by Kong's rule
 */
public record ExactSpread(double mean, double variance, double divergence, double effectiveShare) {

  /**
   * Computes it.
   *
   * @param policy π, shape (states, actions)
   * @param behaviour μ, above 0 wherever π is
   * @param discount γ in [0, 1]
   * @param limit steps after which an episode is cut
   */
  public static ExactSpread of(
      Mdp mdp, double[][] policy, double[][] behaviour, double discount, int limit) {
    Moments later = new Moments(mdp.states());
    Arrays.fill(later.w, 1);
    for (int left = 1; left <= limit; left++) {
      Moments now = new Moments(mdp.states());
      for (int s = 0; s < mdp.states(); s++) {
        now.back(mdp, s, policy[s], behaviour[s], discount, later);
      }
      later = now;
    }
    int start = mdp.start();
    double mean = later.v[start];
    return new ExactSpread(mean, later.m[start] - mean * mean, later.k[start], 1 / later.w[start]);
  }

  /** V, K, W, C and M of every state, with some number of steps left. */
  private static final class Moments {
    final double[] v;
    final double[] k;
    final double[] w;
    final double[] c;
    final double[] m;

    Moments(int states) {
      v = new double[states];
      k = new double[states];
      w = new double[states];
      c = new double[states];
      m = new double[states];
    }

    void back(Mdp mdp, int s, double[] pi, double[] mu, double discount, Moments later) {
      for (int a = 0; a < pi.length; a++) {
        if (pi[a] > 0) {
          k[s] += pi[a] * Math.log(pi[a] / mu[a]);
          for (Mdp.Outcome one : mdp.outcomes(s, a)) {
            add(s, pi[a], pi[a] * pi[a] / mu[a], one, discount, later);
          }
        }
      }
    }

    private void add(
        int s, double pi, double squared, Mdp.Outcome one, double discount, Moments later) {
      int next = one.next();
      double go = one.terminated() ? 0 : 1;
      double r = one.reward();
      double p = one.probability();
      double w1 = one.terminated() ? 1 : later.w[next];
      double c1 = go * discount * later.c[next];
      v[s] += pi * p * (r + go * discount * later.v[next]);
      k[s] += pi * p * go * later.k[next];
      w[s] += squared * p * w1;
      c[s] += squared * p * (r * w1 + c1);
      m[s] += squared * p * (r * r * w1 + 2 * r * c1 + go * discount * discount * later.m[next]);
    }
  }
}
