package leeml.rl.rollout;

import java.util.function.ToDoubleFunction;
import leeml.rl.returns.Returns;

/**
 * What each step of a rollout is credited with.
 *
 * @param advantages Â_t of every step, stretch by stretch
 * @param returns R_t, what the critic is to say of s_t
 */
public record Credit(float[] advantages, float[] returns) {

  /**
   * Generalised advantages Â, and R = Â + V. λ = 1 makes R the n-step return of A3C.
   *
   * @param values V(s_t) of every step, stretch by stretch
   * @param last V of what was seen after each stretch; not read where the environment ended it
   */
  public static Credit generalized(
      Rollout rollout, float[] values, float[] last, double gamma, double lambda) {
    float[] advantages = new float[rollout.size()];
    float[] returns = new float[rollout.size()];
    int at = 0;
    for (int i = 0; i < rollout.stretches().size(); i++) {
      Stretch stretch = rollout.stretches().get(i);
      int length = stretch.length();
      float[] seen = new float[length + 1];
      System.arraycopy(values, at, seen, 0, length);
      seen[length] = stretch.terminated() ? 0 : last[i];
      float[] its = new float[length];
      Returns.generalizedAdvantage(stretch.rewards(), seen, gamma, lambda, its);
      for (int t = 0; t < length; t++) {
        advantages[at + t] = its[t];
        returns[at + t] = its[t] + seen[t];
      }
      at += length;
    }
    return new Credit(advantages, returns);
  }

  /**
   * Discounted rewards-to-go, as returns and as advantages over a baseline of 0.
   *
   * @param after value of what follows a stretch
   */
  public static Credit rewardToGo(Rollout rollout, double gamma, ToDoubleFunction<Stretch> after) {
    float[] returns = new float[rollout.size()];
    int at = 0;
    for (Stretch stretch : rollout.stretches()) {
      float[] its = new float[stretch.length()];
      Returns.rewardToGo(stretch.rewards(), gamma, after.applyAsDouble(stretch), its);
      System.arraycopy(its, 0, returns, at, its.length);
      at += its.length;
    }
    return new Credit(returns.clone(), returns);
  }
}
