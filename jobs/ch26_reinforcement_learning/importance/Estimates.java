package ch26_reinforcement_learning.importance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.rl.Environment;
import leeml.rl.Policy;
import leeml.rl.Step;

/**
 * V^π(start) estimated many times over, each time from n episodes of μ.
 *
 * <p>Plain: 1/n Σ ρᵢ Gᵢ, unbiased. Weighted: Σ ρᵢ Gᵢ / Σ ρᵢ, biased by O(1/n), bounded by the
 * returns.
 *
 * <p>Source: Precup, Sutton and Singh, Eligibility traces for off-policy policy evaluation, ICML
 * 2000.
 *
 * @param plain one estimate a repetition
 * @param weighted one estimate a repetition; 0 where all weights are 0
 * @param variance of ρG over all episodes
 */
public record Estimates(double[] plain, double[] weighted, double variance)
    implements Serializable {

  /**
   * Plays and estimates.
   *
   * @param policy π, shape (states, actions)
   * @param behaviour μ, above 0 wherever π is
   * @param discount γ in [0, 1]
   * @param episodes n of an estimate
   * @param repetitions how many estimates
   */
  public static Estimates of(
      Environment world,
      double[][] policy,
      double[][] behaviour,
      double discount,
      int episodes,
      int repetitions,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Policy playing = Mixture.playing(behaviour);
    double[] plain = new double[repetitions];
    double[] weighted = new double[repetitions];
    double[] all = new double[repetitions * episodes];
    for (int k = 0; k < repetitions; k++) {
      double products = 0;
      double weights = 0;
      for (int e = 0; e < episodes; e++) {
        double[] drawn = episode(world, playing, policy, behaviour, discount, random);
        products += drawn[0] * drawn[1];
        weights += drawn[0];
        all[k * episodes + e] = drawn[0] * drawn[1];
      }
      plain[k] = products / episodes;
      weighted[k] = weights == 0 ? 0 : products / weights;
    }
    double mean = Arrays.stream(all).average().orElseThrow();
    double squares = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum();
    return new Estimates(plain, weighted, squares / (all.length - 1));
  }

  /** ρ and G of one episode. */
  private static double[] episode(
      Environment world,
      Policy playing,
      double[][] policy,
      double[][] behaviour,
      double discount,
      SplittableRandom random) {
    float[] observation = new float[1];
    float[] action = new float[1];
    double ratio = 1;
    double g = 0;
    double fade = 1;
    world.reset(random.nextLong(), observation);
    Step step;
    do {
      int s = (int) observation[0];
      playing.act(observation, random, action);
      int a = (int) action[0];
      ratio *= policy[s][a] / behaviour[s][a];
      step = world.step(action, observation);
      g += fade * step.reward();
      fade *= discount;
    } while (!step.last());
    return new double[] {ratio, g};
  }

  /** √ mean (estimate − truth)². */
  public static double rootMeanSquare(double[] estimates, double truth) {
    return Math.sqrt(
        IntStream.range(0, estimates.length)
            .mapToDouble(i -> (estimates[i] - truth) * (estimates[i] - truth))
            .average()
            .orElseThrow());
  }
}
