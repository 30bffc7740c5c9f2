package leeml.train.worker;

import java.io.Serializable;

/**
 * What a round asks of a worker: which steps of the run it covers.
 *
 * @param round 0, 1, 2, …
 * @param firstStep the run's number of the round's first step, from 0
 * @param steps local steps in the round, at least 1
 * @param stepsPerEpoch steps after which every example has been seen once
 * @param fresh whether the θ that comes with it is another than the round before; a server may be
 *     asked for θ less often than it is sent to
 */
public record Order(long round, long firstStep, int steps, long stepsPerEpoch, boolean fresh)
    implements Serializable {

  /** Checks the ranges. */
  public Order {
    if (round < 0 || firstStep < 0 || steps < 1 || stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "round %d from step %d over %d steps of %d an epoch"
              .formatted(round, firstStep, steps, stepsPerEpoch));
    }
  }

  /** An order with a fresh θ. */
  public Order(long round, long firstStep, int steps, long stepsPerEpoch) {
    this(round, firstStep, steps, stepsPerEpoch, true);
  }

  /** The epoch of the round's i-th step. */
  long epoch(int i) {
    return (firstStep + i) / stepsPerEpoch;
  }

  /** The place within its epoch of the round's i-th step. */
  long stepInEpoch(int i) {
    return (firstStep + i) % stepsPerEpoch;
  }
}
