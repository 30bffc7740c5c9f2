package leeml.train.cluster;

import java.io.Serializable;
import leeml.model.Batch;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;

/**
 * What every worker of a run is given once, at the start.
 *
 * @param objective what is minimised
 * @param optimizer makes the local steps, where the strategy has any
 * @param work the worker's half of the strategy
 * @param batchSize examples a step, at least 1
 * @param seed of the order of examples
 * @param <B> the batches
 */
public record WorkerPlan<B extends Batch>(
    Objective<B> objective, Optimizer optimizer, LocalWork work, int batchSize, long seed)
    implements Serializable {

  /** A worker over a shard, with a fresh state. */
  public Worker<B> worker(int number, Shard<B> shard) {
    return new Worker<>(number, objective, work, new Sampler<>(shard, batchSize, seed, number));
  }

  /** The state that a worker has before the first round. */
  public WorkerState freshState() {
    return new WorkerState(optimizer, objective.size());
  }
}
