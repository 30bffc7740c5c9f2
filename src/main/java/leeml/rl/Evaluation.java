package leeml.rl;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a policy earns when it does not learn: the undiscounted returns of many episodes.
 *
 * @param returns Σ r_t of each episode
 * @param steps of all episodes together
 */
public record Evaluation(double[] returns, long steps) implements Serializable {

  /**
   * Plays episodes and keeps their returns.
   *
   * @param episodes how many, at least 1
   * @param seed of the first; the others' follow from it. Keep it apart from the seeds of training
   */
  public static Evaluation of(Environment world, Policy policy, int episodes, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    SplittableRandom random = seeds.split();
    float[] observation = new float[world.observations().width()];
    float[] action = new float[world.actions().width()];
    double[] returns = new double[episodes];
    long steps = 0;
    for (int e = 0; e < episodes; e++) {
      world.reset(seeds.nextLong(), observation);
      Step step;
      do {
        policy.act(observation, random, action);
        step = world.step(action, observation);
        returns[e] += step.reward();
        steps++;
      } while (!step.last());
    }
    return new Evaluation(returns, steps);
  }

  /** The mean return. */
  public double mean() {
    return Arrays.stream(returns).average().orElseThrow();
  }

  /** The standard deviation of one episode's return around the mean; 0 for one episode. */
  public double deviation() {
    double mean = mean();
    double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
    return returns.length < 2 ? 0 : Math.sqrt(squares / (returns.length - 1));
  }
}
