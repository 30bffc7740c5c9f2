package leeml.model.factor;

import java.io.Serializable;

/**
 * Matrix factorization with biases, and its stochastic descent.
 *
 * <pre>  r̂_ui = μ + b_u + c_i + p_u·q_i
 *   L = Σ ½ [(r_ui − r̂_ui)² + λ (‖p_u‖² + ‖q_i‖²) + λ_b (b_u² + c_i²)], over the known r_ui</pre>
 *
 * <p>μ is the mean of the training ratings, b_u and c_i are what is peculiar to a user and to an
 * item. A step takes one rating, e = r − r̂:
 *
 * <pre>  p_u ← p_u + η (e q_i − λ p_u),  q_i ← q_i + η (e p_u − λ q_i),
 *   b_u ← b_u + η (e − λ_b b_u),     c_i ← c_i + η (e − λ_b c_i).</pre>
 *
 * <p>It reads and writes one row of each factor and no other: two steps that share neither user nor
 * item can be taken at the same time, in any order, with the same outcome.
 *
 * <p>Source: Koren, Bell and Volinsky, Matrix Factorization Techniques for Recommender Systems,
 * IEEE Computer 42(8), 2009, eqs. 3–5; the penalty counts once a rating, as there.
 *
 * @param rank r, at least 1
 * @param penalty λ, at least 0
 * @param biasPenalty λ_b, at least 0
 * @param spread standard deviation of the factors' first numbers, above 0: at 0 both factors'
 *     gradients are 0
 */
public record BiasedFactorization(int rank, double penalty, double biasPenalty, double spread)
    implements Serializable {

  /** Checks the ranges. */
  public BiasedFactorization {
    if (rank < 1 || !(penalty >= 0) || !(biasPenalty >= 0) || !(spread > 0)) {
      throw new IllegalArgumentException(
          "rank = %d, penalty = %s, bias-penalty = %s, spread = %s, expected at least 1, 0, 0 and above 0"
              .formatted(rank, penalty, biasPenalty, spread));
    }
  }

  /** The rows that descent starts from. */
  public FactorRows initial(int[] ids, long seed) {
    return FactorRows.initial(ids, rank, spread, seed);
  }

  /**
   * One step for each rating of a block, in the block's order.
   *
   * @param users written to
   * @param items written to
   * @param mean μ
   * @param rate η
   * @return Σ e², each error taken before its own step
   */
  public double pass(
      RatingBlock block, FactorRows users, FactorRows items, float mean, float rate) {
    float keep = (float) (1 - rate * penalty);
    float keepBias = (float) (1 - rate * biasPenalty);
    double squares = 0;
    for (int n = 0; n < block.values.length; n++) {
      int u = block.users[n];
      int i = block.items[n];
      int p = u * rank;
      int q = i * rank;
      float error =
          block.values[n]
              - mean
              - users.biases[u]
              - items.biases[i]
              - dot(users.vectors, p, items.vectors, q, rank);
      squares += (double) error * error;
      float step = rate * error;
      users.biases[u] = keepBias * users.biases[u] + step;
      items.biases[i] = keepBias * items.biases[i] + step;
      turn(users.vectors, p, items.vectors, q, rank, keep, step);
    }
    return squares;
  }

  /** Four sums side by side: a single one would wait for each addition to end. */
  static float dot(float[] a, int aAt, float[] b, int bAt, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = 0;
    for (; k + 3 < length; k += 4) {
      s0 += a[aAt + k] * b[bAt + k];
      s1 += a[aAt + k + 1] * b[bAt + k + 1];
      s2 += a[aAt + k + 2] * b[bAt + k + 2];
      s3 += a[aAt + k + 3] * b[bAt + k + 3];
    }
    for (; k < length; k++) {
      s0 += a[aAt + k] * b[bAt + k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static void turn(
      float[] a, int aAt, float[] b, int bAt, int length, float keep, float step) {
    for (int k = 0; k < length; k++) {
      float before = a[aAt + k];
      a[aAt + k] = keep * before + step * b[bAt + k];
      b[bAt + k] = keep * b[bAt + k] + step * before;
    }
  }
}
