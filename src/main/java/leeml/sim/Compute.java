package leeml.sim;

import java.io.Serializable;
import java.util.SplittableRandom;
import leeml.optim.Require;
import leeml.train.shard.Seeds;

/**
 * How long a worker computes in a round of H steps over n examples:
 *
 * <pre>  t = (H s + n e) · f · g + l</pre>
 *
 * <ul>
 *   <li>s seconds a step, e seconds an example;
 *   <li>f log-normal with mean 1 and coefficient of variation c/√H: the sum of H independent steps
 *       that vary by c each, taken for log-normal again (Fenton, IRE Transactions on Communications
 *       Systems, 1960), so long periods even out what varies from step to step;
 *   <li>g the straggler's factor with its probability, else 1: a machine that is slow stays slow
 *       for the round (Dean and Barroso, The tail at scale, CACM 2013);
 *   <li>l, with the probability of a failure, the seconds of recovery and the part of the work, a
 *       uniform share, that was lost; else 0.
 * </ul>
 *
 * @param stepSeconds s, at least 0
 * @param exampleSeconds e, at least 0
 * @param spread c of a step's time, at least 0
 * @param stragglers rounds that take longer
 * @param failures rounds that are begun again
 */
public record Compute(
    double stepSeconds,
    double exampleSeconds,
    double spread,
    Stragglers stragglers,
    Failures failures)
    implements Serializable {

  /**
   * Rounds of a worker that take longer.
   *
   * @param probability a worker and round, 0 to 1
   * @param factor by which the round's work takes longer, at least 1
   */
  public record Stragglers(double probability, double factor) implements Serializable {

    /** None. */
    public static final Stragglers NONE = new Stragglers(0, 1);

    /** Checks the ranges. */
    public Stragglers {
      Require.probability("probability of a straggler", probability);
      Require.atLeast("factor of a straggler", factor, 1);
    }
  }

  /**
   * Workers that are lost in the middle of a round and do it again.
   *
   * @param probability a worker and round, 0 to 1
   * @param recoverySeconds until the worker begins again, at least 0
   */
  public record Failures(double probability, double recoverySeconds) implements Serializable {

    /** None. */
    public static final Failures NONE = new Failures(0, 0);

    /** Checks the ranges. */
    public Failures {
      Require.probability("probability of a failure", probability);
      Require.notNegative("seconds to recover", recoverySeconds);
    }
  }

  /** Checks the ranges. */
  public Compute {
    Require.notNegative("seconds a step", stepSeconds);
    Require.notNegative("seconds an example", exampleSeconds);
    Require.notNegative("spread", spread);
  }

  /** Every step takes the same time. */
  public static Compute even(double stepSeconds) {
    return new Compute(stepSeconds, 0, 0, Stragglers.NONE, Failures.NONE);
  }

  /** The same, each step's time varying with this coefficient of variation. */
  public Compute spread(double variation) {
    return new Compute(stepSeconds, exampleSeconds, variation, stragglers, failures);
  }

  /** The same with stragglers. */
  public Compute stragglers(double probability, double factor) {
    return new Compute(
        stepSeconds, exampleSeconds, spread, new Stragglers(probability, factor), failures);
  }

  /** The same with failures. */
  public Compute failures(double probability, double recoverySeconds) {
    return new Compute(
        stepSeconds,
        exampleSeconds,
        spread,
        stragglers,
        new Failures(probability, recoverySeconds));
  }

  /**
   * The seconds of one worker's round; what is random in them follows from (seed, worker, round)
   * alone.
   *
   * @param steps H, at least 1
   * @param examples n of the round
   */
  public double seconds(long seed, int worker, long round, int steps, long examples) {
    SplittableRandom random = new SplittableRandom(Seeds.mix(Seeds.mix(seed, worker), round));
    double mean = steps * stepSeconds + examples * exampleSeconds;
    double work = mean * variation(steps, random.nextGaussian());
    if (random.nextDouble() < stragglers.probability()) {
      work *= stragglers.factor();
    }
    if (random.nextDouble() < failures.probability()) {
      work += random.nextDouble() * work + failures.recoverySeconds();
    }
    return work;
  }

  private double variation(int steps, double gaussian) {
    if (spread == 0) {
      return 1;
    }
    double variance = StrictMath.log1p(spread * spread / steps);
    return StrictMath.exp(Math.sqrt(variance) * gaussian - variance / 2);
  }
}
