package leeml.rl;

import java.util.random.RandomGenerator;

/**
 * What is done on seeing something: π(a | s).
 *
 * <p>A policy that cannot choose because its numbers are NaN writes NaN: {@link Checked} then says
 * where that happened.
 */
@FunctionalInterface
public interface Policy {

  /**
   * Chooses an action.
   *
   * @param observation s, unmodified
   * @param random what a policy that samples draws from; a greedy one leaves it alone
   * @param action overwritten with a
   */
  void act(float[] observation, RandomGenerator random, float[] action);
}
