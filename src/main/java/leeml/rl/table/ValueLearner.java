package leeml.rl.table;

import java.util.SplittableRandom;
import leeml.rl.Environment;
import leeml.rl.Policy;
import leeml.rl.Step;

/**
 * Learns V^π, the value of the policy that plays, from the steps that it is shown in order.
 *
 * <p>Where an episode is cut though the world would go on, the estimate of what follows stands for
 * what was not seen.
 */
public interface ValueLearner {

  /**
   * Takes in one step; after the last of an episode the next begins anew.
   *
   * @param state s_t
   * @param step r_t, and whether the episode ends here
   * @param next s_{t+1}
   */
  void learn(int state, Step step, int next);

  /** The estimate of V, shape (states), live. */
  double[] values();

  /**
   * Shows a learner whole episodes.
   *
   * @param seed of the episodes and of the policy's draws
   */
  static void play(
      Environment world, Policy policy, ValueLearner learner, int episodes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] observation = new float[1];
    float[] action = new float[1];
    for (int e = 0; e < episodes; e++) {
      world.reset(random.nextLong(), observation);
      Step step;
      do {
        int state = (int) observation[0];
        policy.act(observation, random, action);
        step = world.step(action, observation);
        learner.learn(state, step, (int) observation[0]);
      } while (!step.last());
    }
  }
}
