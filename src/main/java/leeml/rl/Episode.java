package leeml.rl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One play from reset to the end, recorded: s₀, a₀, r₀, s₁, …
 *
 * @param observations s₀ … s_T, T + 1 vectors
 * @param actions a₀ … a_{T−1}
 * @param rewards r₀ … r_{T−1}, r_t being what a_t brought
 * @param terminated whether the environment ended it; else it was cut
 */
public record Episode(
    List<float[]> observations, List<float[]> actions, double[] rewards, boolean terminated) {

  /**
   * Plays one episode.
   *
   * @param world of which every step is recorded
   * @param seed of the environment and, by another stream, of the policy's draws
   */
  public static Episode play(Environment world, Policy policy, long seed) {
    SplittableRandom random = new SplittableRandom(seed).split();
    float[] observation = new float[world.observations().width()];
    float[] action = new float[world.actions().width()];
    List<float[]> observations = new ArrayList<>();
    List<float[]> actions = new ArrayList<>();
    List<Double> rewards = new ArrayList<>();
    world.reset(seed, observation);
    observations.add(observation.clone());
    Step step;
    do {
      policy.act(observation, random, action);
      step = world.step(action, observation);
      actions.add(action.clone());
      observations.add(observation.clone());
      rewards.add(step.reward());
    } while (!step.last());
    return new Episode(
        observations,
        actions,
        rewards.stream().mapToDouble(Double::doubleValue).toArray(),
        step.terminated());
  }

  /** How many steps were made, T. */
  public int length() {
    return rewards.length;
  }

  /** Σ r_t, the return without discount. */
  public double total() {
    return Arrays.stream(rewards).sum();
  }
}
