package leeml.rl.returns;

/**
 * What an action is credited with, from the rewards that followed it.
 *
 * <p>A stretch of T steps has rewards r₀ … r_{T−1}, and values V₀ … V_T of what was seen before
 * each step and after the last; V_T = 0 where the environment ended the episode. All of it is added
 * up in {@code double}, from the last step back to the first.
 */
public final class Returns {

  private Returns() {}

  /**
   * Discounted reward-to-go: G_t = r_t + γ G_{t+1}, G_T = {@code after}.
   *
   * <p>With {@code after} = V_T it is the n-step return of A3C, whose n is as long as the stretch
   * allows (Mnih et al., ICML 2016, Algorithm S3); with 0 for a whole episode that of REINFORCE.
   *
   * @param gamma γ, 0 to 1
   * @param after value of what follows the last step
   * @param into G₀ … G_{T−1}, overwritten; may be {@code rewards}
   */
  public static void rewardToGo(float[] rewards, double gamma, double after, float[] into) {
    requireShare("gamma", gamma);
    double sum = after;
    for (int t = rewards.length - 1; t >= 0; t--) {
      sum = rewards[t] + gamma * sum;
      into[t] = (float) sum;
    }
  }

  /**
   * n-step returns: G_t = Σ_{k<m} γᵏ r_{t+k} + γᵐ V_{t+m}, m = min(n, T − t).
   *
   * <p>Source: Sutton and Barto, Reinforcement Learning, 2nd edition, eq. 7.1.
   *
   * @param values V₀ … V_T, one more than there are rewards
   * @param gamma γ, 0 to 1
   * @param n how many rewards are taken from experience, at least 1
   * @param into G₀ … G_{T−1}, overwritten; neither of the others
   */
  public static void nStep(float[] rewards, float[] values, double gamma, int n, float[] into) {
    requireShare("gamma", gamma);
    requireValues(rewards, values);
    if (n < 1) {
      throw new IllegalArgumentException("n = " + n + ", expected at least 1");
    }
    for (int t = 0; t < rewards.length; t++) {
      int end = Math.min(rewards.length, t + n);
      double sum = values[end];
      for (int k = end - 1; k >= t; k--) {
        sum = rewards[k] + gamma * sum;
      }
      into[t] = (float) sum;
    }
  }

  /**
   * Generalised advantage estimates: A_t = δ_t + γλ A_{t+1}, δ_t = r_t + γ V_{t+1} − V_t, A_T = 0.
   *
   * <p>λ = 0 is the error of one step, λ = 1 the reward-to-go less V_t. Source: Schulman et al.,
   * High-dimensional continuous control using generalized advantage estimation, ICLR 2016, eq. 16.
   *
   * @param values V₀ … V_T, one more than there are rewards
   * @param gamma γ, 0 to 1
   * @param lambda λ, 0 to 1
   * @param into A₀ … A_{T−1}, overwritten; neither of the others
   */
  public static void generalizedAdvantage(
      float[] rewards, float[] values, double gamma, double lambda, float[] into) {
    requireShare("gamma", gamma);
    requireShare("lambda", lambda);
    requireValues(rewards, values);
    double sum = 0;
    for (int t = rewards.length - 1; t >= 0; t--) {
      double error = rewards[t] + gamma * values[t + 1] - values[t];
      sum = error + gamma * lambda * sum;
      into[t] = (float) sum;
    }
  }

  /**
   * Shifts and scales to mean 0 and deviation 1: A ← (A − mean A) / (deviation of A + 1e-8). The
   * baseline and scale that a whole batch gives for nothing.
   *
   * @param advantages overwritten; fewer than two are left alone
   */
  public static void normalize(float[] advantages) {
    int n = advantages.length;
    if (n < 2) {
      return;
    }
    double mean = 0;
    for (float advantage : advantages) {
      mean += advantage;
    }
    mean /= n;
    double squares = 0;
    for (float advantage : advantages) {
      squares += (advantage - mean) * (advantage - mean);
    }
    double scale = 1 / (Math.sqrt(squares / n) + 1e-8);
    for (int i = 0; i < n; i++) {
      advantages[i] = (float) ((advantages[i] - mean) * scale);
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " = " + value + ", expected 0 to 1");
    }
  }

  private static void requireValues(float[] rewards, float[] values) {
    if (values.length != rewards.length + 1) {
      throw new IllegalArgumentException(
          "%d values with %d rewards, expected one more".formatted(values.length, rewards.length));
    }
  }
}
