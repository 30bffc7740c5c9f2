package leeml.rl.policy;

import java.util.random.RandomGenerator;

/**
 * The distribution over n actions that scores (logits) stand for: p_k = exp(z_k) / Σ_j exp(z_j).
 *
 * <p>Scores are a stretch {@code z[at … at + n)} of an array and are not modified. The largest
 * score is taken off before the exponential, so that nothing overflows. A NaN among the scores
 * makes all that is computed from them NaN.
 */
public final class Categorical {

  private Categorical() {}

  /** ln Σ_j exp(z_j). */
  public static double logSum(float[] z, int at, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      max = Math.max(max, z[at + k]);
    }
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += Math.exp(z[at + k] - max);
    }
    return max + Math.log(sum);
  }

  /** ln p_k. */
  public static double logProbability(float[] z, int at, int n, int k) {
    return z[at + k] - logSum(z, at, n);
  }

  /** The entropy −Σ p_k ln p_k in nats, 0 to ln n. */
  public static double entropy(float[] z, int at, int n) {
    double logSum = logSum(z, at, n);
    double entropy = 0;
    for (int k = 0; k < n; k++) {
      double log = z[at + k] - logSum;
      entropy -= Math.exp(log) * log;
    }
    return entropy;
  }

  /**
   * KL(p‖q) = Σ p_k ln (p_k / q_k) in nats, at least 0.
   *
   * @param p scores of p, from {@code pAt}
   * @param q scores of q, from {@code qAt}
   */
  public static double divergence(float[] p, int pAt, float[] q, int qAt, int n) {
    double logSumP = logSum(p, pAt, n);
    double logSumQ = logSum(q, qAt, n);
    double divergence = 0;
    for (int k = 0; k < n; k++) {
      double log = p[pAt + k] - logSumP;
      divergence += Math.exp(log) * (log - (q[qAt + k] - logSumQ));
    }
    return divergence;
  }

  /**
   * Draws an action: the first k whose cumulated probability exceeds a number drawn below 1.
   *
   * @return k, or −1 if a score is NaN or infinite
   */
  public static int sample(float[] z, int at, int n, RandomGenerator random) {
    double left = random.nextDouble();
    double logSum = logSum(z, at, n);
    if (!Double.isFinite(logSum)) {
      return -1;
    }
    for (int k = 0; k < n - 1; k++) {
      left -= Math.exp(z[at + k] - logSum);
      if (left < 0) {
        return k;
      }
    }
    return n - 1;
  }

  /**
   * The most probable action, the first of several.
   *
   * @return k, or −1 if a score is NaN
   */
  public static int mode(float[] z, int at, int n) {
    int best = 0;
    for (int k = 0; k < n; k++) {
      if (Float.isNaN(z[at + k])) {
        return -1;
      }
      if (z[at + k] > z[at + best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * Adds a·∇_z ln p_k to a gradient: a (1[j = k] − p_j) for each j.
   *
   * @param into from {@code at}, as the scores
   */
  public static void addLogGradient(double a, float[] z, int at, int n, int k, float[] into) {
    double logSum = logSum(z, at, n);
    for (int j = 0; j < n; j++) {
      into[at + j] -= (float) (a * Math.exp(z[at + j] - logSum));
    }
    into[at + k] += (float) a;
  }

  /**
   * Adds a·∇_z H to a gradient, H the entropy: −a p_j (ln p_j + H) for each j.
   *
   * @param into from {@code at}, as the scores
   */
  public static void addEntropyGradient(double a, float[] z, int at, int n, float[] into) {
    double logSum = logSum(z, at, n);
    double entropy = entropy(z, at, n);
    for (int j = 0; j < n; j++) {
      double log = z[at + j] - logSum;
      into[at + j] -= (float) (a * Math.exp(log) * (log + entropy));
    }
  }

  /**
   * Adds a·∇_q KL(p‖q) to a gradient: a (q_j − p_j) for each j.
   *
   * @param into from {@code qAt}, as the scores of q
   */
  public static void addDivergenceGradient(
      double a, float[] p, int pAt, float[] q, int qAt, int n, float[] into) {
    double logSumP = logSum(p, pAt, n);
    double logSumQ = logSum(q, qAt, n);
    for (int j = 0; j < n; j++) {
      into[qAt + j] +=
          (float) (a * (Math.exp(q[qAt + j] - logSumQ) - Math.exp(p[pAt + j] - logSumP)));
    }
  }
}
