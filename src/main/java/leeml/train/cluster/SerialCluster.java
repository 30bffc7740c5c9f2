package leeml.train.cluster;

import java.util.ArrayList;
import java.util.List;
import leeml.model.Batch;
import leeml.train.server.ServerPlan;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerPlan;

/**
 * Workers in the calling thread, one after the other: the reference that every other cluster is
 * tested against, and the one to use inside a task that is itself one of many.
 */
public final class SerialCluster implements Cluster {

  @Override
  public <B extends Batch> Workers start(WorkerPlan<B> plan, Shards<B> shards) {
    return new SerialWorkers(plan, workers(plan, shards));
  }

  @Override
  public <B extends Batch> Workers startMixing(
      WorkerPlan<B> plan, Shards<B> shards, Mixing mixing) {
    return new SerialMixing(plan, workers(plan, shards), mixing);
  }

  @Override
  public <B extends Batch> ServedWorkers serve(
      WorkerPlan<B> plan, Shards<B> shards, ServerPlan serverPlan) {
    return new SerialServed(plan, workers(plan, shards), serverPlan);
  }

  private static <B extends Batch> List<Worker<?>> workers(WorkerPlan<B> plan, Shards<B> shards) {
    List<Worker<?>> workers = new ArrayList<>();
    for (Shard<B> shard : shards.collect()) {
      workers.add(plan.worker(workers.size(), shard));
    }
    return workers;
  }
}
