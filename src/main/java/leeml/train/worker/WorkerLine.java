package leeml.train.worker;

import java.io.Serializable;

/**
 * What one worker did in one round.
 *
 * @param worker its number
 * @param steps steps taken
 * @param examples examples seen
 * @param weight of its vector in the mean
 * @param loss mean over those examples, each at the θ of its step; 0 if there were none
 * @param squaredNorm ‖m‖² of the vector it sent, as it is unpacked
 * @param learningRate of its last local step; NaN if it took none
 * @param computeNanos time at work
 * @param drawNanos of it, time until the batches were there: acting, where θ makes its own examples
 * @param packNanos time spent compressing
 * @param carried what it carries into the next round
 * @param failure a loss that was not finite, or null
 */
public record WorkerLine(
    int worker,
    int steps,
    long examples,
    double weight,
    double loss,
    double squaredNorm,
    double learningRate,
    long computeNanos,
    long drawNanos,
    long packNanos,
    Carried carried,
    Failure failure)
    implements Serializable {

  /**
   * The same round by another clock, which does not tell drawing from the rest of the work: what it
   * shows must be the same from run to run.
   */
  public WorkerLine timed(long otherComputeNanos, long otherPackNanos) {
    return new WorkerLine(
        worker,
        steps,
        examples,
        weight,
        loss,
        squaredNorm,
        learningRate,
        otherComputeNanos,
        0,
        otherPackNanos,
        carried,
        failure);
  }

  /** Time until batches were there. */
  public double drawSeconds() {
    return drawNanos * 1e-9;
  }

  /** Time at work. */
  public double computeSeconds() {
    return computeNanos * 1e-9;
  }
}
