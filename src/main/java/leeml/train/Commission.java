package leeml.train;

import leeml.model.Batch;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.train.cluster.Cluster;
import leeml.train.shard.Shards;

/**
 * What a {@link Master} is to train.
 *
 * @param objective what is minimised
 * @param optimizer of the steps
 * @param shards one a worker
 * @param cluster where the workers are to live
 * @param batchSize examples a step and worker, at least 1
 * @param seed of the order of examples
 * @param theta θ₀, shape (d); the master's own
 * @param journal is told of each round, and says when to stop
 * @param mostSteps where the budget ends; {@link Long#MAX_VALUE} if it counts no steps
 * @param stepsPerEpoch steps in a pass over the largest shard
 * @param <B> the batches
 */
public record Commission<B extends Batch>(
    Objective<B> objective,
    Optimizer optimizer,
    Shards<B> shards,
    Cluster cluster,
    int batchSize,
    long seed,
    float[] theta,
    Journal journal,
    long mostSteps,
    long stepsPerEpoch) {

  /**
   * The epochs that the budget allows; {@link Long#MAX_VALUE} if it counts none.
   *
   * @throws IllegalArgumentException if the budget ends within an epoch
   */
  public long epochs() {
    if (mostSteps != Long.MAX_VALUE && mostSteps % stepsPerEpoch != 0) {
      throw new IllegalArgumentException(
          "a budget of %d steps, where an epoch has %d; another system's master trains whole epochs"
              .formatted(mostSteps, stepsPerEpoch));
    }
    return mostSteps == Long.MAX_VALUE ? mostSteps : mostSteps / stepsPerEpoch;
  }
}
