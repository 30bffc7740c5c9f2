package leeml.train.cluster;

import leeml.model.Batch;
import leeml.train.server.ServerPlan;
import leeml.train.shard.Shards;
import leeml.train.worker.WorkerPlan;

/** Where workers live: in this thread, on Spark, or under a virtual clock. */
public interface Cluster {

  /**
   * Starts a worker on every shard, to work in rounds and send to the centre.
   *
   * @return the workers; the caller closes them
   */
  <B extends Batch> Workers start(WorkerPlan<B> plan, Shards<B> shards);

  /**
   * Starts a worker on every shard, to work in rounds and mix with neighbours. What a round gathers
   * is the mean of the workers' positions, for whoever watches; no worker needs it.
   *
   * @param mixing of as many workers as there are shards
   * @return the workers; the caller closes them
   */
  <B extends Batch> Workers startMixing(WorkerPlan<B> plan, Shards<B> shards, Mixing mixing);

  /**
   * Starts a worker on every shard, each at its own pace, and a parameter server.
   *
   * @param serverPlan the run's, with what it goes on from
   * @return the workers; the caller closes them
   * @throws leeml.error.BadInputException if it cannot go on from there
   */
  <B extends Batch> ServedWorkers serve(
      WorkerPlan<B> plan, Shards<B> shards, ServerPlan serverPlan);
}
