package leeml.train.shard;

import leeml.model.Batch;

/**
 * Where one worker's batches come from: drawn from a shard that is there ({@link Sampler}), or made
 * by θ itself ({@link LiveShard}). Used by one thread.
 *
 * @param <B> the batches
 */
public interface Batches<B extends Batch> {

  /**
   * A round begins. One that is repeated begins with the same step again.
   *
   * @param firstStep the run's number of the round's first step, from 0
   */
  default void enter(long firstStep) {}

  /**
   * The batch of the next step; empty when there is none for it.
   *
   * @param theta the parameters that the worker has at this step, shape (d); not modified
   * @param epoch 0, 1, 2, …
   * @param step 0, 1, 2, … within the epoch
   */
  B draw(float[] theta, long epoch, long step);
}
