package leeml.train.worker;

import java.io.Serializable;
import leeml.model.Batch;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.train.compress.Compressor;
import leeml.train.shard.Batches;
import leeml.train.shard.LiveShard;
import leeml.train.shard.Sampler;
import leeml.train.shard.Seeds;
import leeml.train.shard.Shard;

/**
 * What every worker of a run is given once, at the start.
 *
 * @param objective what is minimised
 * @param optimizer makes the local steps, where the strategy has any
 * @param work the worker's half of the strategy
 * @param compressor packs what workers send
 * @param batchSize examples a step, at least 1
 * @param seed of the order of examples, and of what is random in the compressor
 * @param <B> the batches
 */
public record WorkerPlan<B extends Batch>(
    Objective<B> objective,
    Optimizer optimizer,
    LocalWork work,
    Compressor compressor,
    int batchSize,
    long seed)
    implements Serializable {

  /** A worker over a shard. */
  public Worker<B> worker(int number, Shard<B> shard) {
    return new Worker<>(number, this, batches(number, shard));
  }

  private Batches<B> batches(int number, Shard<B> shard) {
    return shard instanceof LiveShard<B> live
        ? live.start(number, batchSize, seed)
        : new Sampler<>(shard, batchSize, seed, number);
  }

  /** The state that a worker has before the first round. */
  public WorkerState freshState(int number) {
    return new WorkerState(optimizer, compressor, objective.size(), Seeds.mix(seed, number));
  }
}
