package leeml.sim.predict;

import leeml.optim.Require;

/**
 * The work of an epoch, however many machines share it.
 *
 * @param examples N, at least 1
 * @param batchSize b of a worker's step; 0 for all that the worker has
 * @param thetaBytes of θ in full, at least 1
 * @param payloadBytes of what a worker sends a round, as its compressor packs it, with the state
 *     that travels beside it
 */
public record Training(long examples, long batchSize, long thetaBytes, long payloadBytes) {

  /** Checks the ranges. */
  public Training {
    Require.atLeast("examples", examples, 1);
    Require.atLeast("batch size", batchSize, 0);
    Require.atLeast("bytes of θ", thetaBytes, 1);
    Require.atLeast("bytes sent", payloadBytes, 0);
  }

  /** Examples of a step of one of K workers: b, or as many as it has if that is less. */
  public long batch(int workers) {
    long own = Math.max(1, examples / workers);
    return batchSize == 0 ? own : Math.min(batchSize, own);
  }

  /** Steps of an epoch: ⌈N / (K b)⌉. */
  public long steps(int workers) {
    long together = workers * batch(workers);
    return (examples + together - 1) / together;
  }
}
