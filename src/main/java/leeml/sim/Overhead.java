package leeml.sim;

import java.io.Serializable;
import leeml.optim.Require;

/**
 * What a round costs before anyone works: planning the job, launching its tasks one after the
 * other, collecting their ends; the part that does not shrink with faster machines.
 *
 * @param roundSeconds a round of one stage, at least 0
 * @param stageSeconds every further stage of it, at least 0
 * @param taskSeconds every task that the scheduler launches, at least 0
 */
public record Overhead(double roundSeconds, double stageSeconds, double taskSeconds)
    implements Serializable {

  /** A scheduler that takes no time. */
  public static final Overhead NONE = new Overhead(0, 0, 0);

  /** Checks the ranges. */
  public Overhead {
    Require.notNegative("seconds of overhead a round", roundSeconds);
    Require.notNegative("seconds of overhead a stage", stageSeconds);
    Require.notNegative("seconds of overhead a task", taskSeconds);
  }

  /**
   * Of a round.
   *
   * @param stages at least 1
   * @param tasks of all stages
   */
  public double seconds(int stages, int tasks) {
    return roundSeconds + (stages - 1) * stageSeconds + tasks * taskSeconds;
  }
}
