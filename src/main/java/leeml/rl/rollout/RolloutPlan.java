package leeml.rl.rollout;

import java.io.Serializable;
import java.util.List;
import leeml.rl.EnvironmentFactory;
import leeml.rl.policy.PolicyFamily;
import leeml.train.shard.Seeds;

/**
 * How rollouts are made, iteration after iteration, by K workers. Sent to each once.
 *
 * @param environments of every lane
 * @param policies π_θ
 * @param workers K, at least 1
 * @param lanes environments of a worker, at least 1
 * @param steps of a lane in an iteration, at least 1
 * @param seed of all that is drawn
 */
public record RolloutPlan(
    EnvironmentFactory environments,
    PolicyFamily policies,
    int workers,
    int lanes,
    int steps,
    long seed)
    implements Serializable {

  /** Checks the ranges. */
  public RolloutPlan {
    if (workers < 1 || lanes < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "%d workers of %d environments over %d steps, expected at least 1 of each"
              .formatted(workers, lanes, steps));
    }
  }

  /**
   * What one worker did in one iteration.
   *
   * @param positions of its lanes afterwards, from which its next iteration goes on
   * @param nanos that it took
   */
  public record Played(Rollout rollout, List<LanePosition> positions, long nanos)
      implements Serializable {}

  /**
   * One worker's part of an iteration. It follows from the arguments, bit for bit, on any machine:
   * a task that failed is done again, and what it had played before is nowhere.
   *
   * @param theta shape (d); not modified
   * @param entering where its lanes stand
   */
  public Played play(float[] theta, int worker, long iteration, List<LanePosition> entering) {
    long start = System.nanoTime();
    Lanes mine = new Lanes(environments, policies, lanes, worker);
    mine.goTo(entering);
    Rollout rollout = mine.play(theta, steps, Seeds.mix(Seeds.mix(seed, worker), iteration));
    return new Played(rollout, mine.positions(), System.nanoTime() - start);
  }

  /** Steps of all workers in an iteration. */
  public int stepsPerIteration() {
    return workers * lanes * steps;
  }
}
