package leeml.rl.rollout;

import java.io.Serializable;

/**
 * T consecutive steps of one episode: s₀, a₀, r₀, …, s_T.
 *
 * @param observations s₀ … s_T, shape (T + 1, width) row by row
 * @param actions a₀ … a_{T−1}, numbers of a discrete space
 * @param rewards r₀ … r_{T−1}
 * @param terminated whether the environment ended the episode after the last step, so that nothing
 *     follows s_T; otherwise the stretch or the episode was cut there
 */
public record Stretch(float[] observations, int[] actions, float[] rewards, boolean terminated)
    implements Serializable {

  /** T. */
  public int length() {
    return actions.length;
  }
}
