package leeml.train.shard;

import leeml.model.Batch;

/**
 * A shard whose examples are not there before θ is: what an actor with these parameters sees and
 * does. It describes how they are made; what makes them, with a state of its own, is started by
 * each worker.
 *
 * <p>{@link #size} is what the run calls an epoch, in examples a worker.
 *
 * @param <B> the batches
 */
public interface LiveShard<B extends Batch> extends Shard<B> {

  /**
   * Starts to make a worker's batches.
   *
   * @param batchSize examples a batch, at least 1
   */
  Batches<B> start(int worker, int batchSize, long seed);

  /**
   * Not to be had: there are no examples to choose from.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  default B batch(int[] order, int from, int to) {
    throw new UnsupportedOperationException("the examples of a live shard are made, not chosen");
  }
}
