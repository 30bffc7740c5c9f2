package leeml.train.cluster;

import leeml.model.Batch;
import leeml.train.shard.Shards;

/** Where workers live: in this thread, on Spark, or under a virtual clock. */
public interface Cluster {

  /**
   * Starts a worker on every shard.
   *
   * @return the workers; the caller closes them
   */
  <B extends Batch> Workers start(WorkerPlan<B> plan, Shards<B> shards);
}
