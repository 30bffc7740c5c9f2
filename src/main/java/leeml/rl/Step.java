package leeml.rl;

/**
 * What an action brought, beside the observation.
 *
 * @param reward r, the reward of this step
 * @param terminated whether the environment ended here: nothing follows, the value of what follows
 *     is 0
 * @param truncated whether the episode was cut here although the environment would go on: the value
 *     of what follows is that of the last observation
 */
public record Step(double reward, boolean terminated, boolean truncated) {

  /** A step that is not cut. */
  public static Step of(double reward, boolean terminated) {
    return new Step(reward, terminated, false);
  }

  /** Whether no step may follow. */
  public boolean last() {
    return terminated || truncated;
  }
}
