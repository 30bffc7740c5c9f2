package leeml.rl.rollout;

import java.util.List;

/** Where rollouts come from: workers in this thread, or on executors. */
public interface Collector extends AutoCloseable {

  /**
   * One iteration's rollouts, and what they cost.
   *
   * @param rollout of all workers, in their order
   * @param seconds wall clock
   * @param actSeconds time that each worker played
   * @param serialiseSeconds packing and unpacking: the driver's, and the mean worker's
   * @param bytesDown of θ and of what else went to workers
   * @param bytesUp of what came back
   */
  record Collected(
      Rollout rollout,
      double seconds,
      List<Double> actSeconds,
      double serialiseSeconds,
      long bytesDown,
      long bytesUp) {}

  /**
   * Has every worker play.
   *
   * @param theta shape (d); not modified
   * @param iteration 0, 1, 2, … in turn
   */
  Collected collect(float[] theta, long iteration);

  @Override
  void close();
}
