package leeml.train.cluster;

import java.util.ArrayList;
import java.util.List;
import leeml.model.Batch;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/**
 * Workers in the calling thread, one after the other: the reference that every other cluster is
 * tested against, and the one to use inside a task that is itself one of many.
 */
public final class SerialCluster implements Cluster {

  @Override
  public <B extends Batch> Workers start(WorkerPlan<B> plan, Shards<B> shards) {
    return new SerialWorkers<>(plan, shards.collect());
  }

  private static final class SerialWorkers<B extends Batch> implements Workers {
    private final int size;
    private final long[] shardSizes;
    private final List<Worker<B>> workers = new ArrayList<>();
    private final List<WorkerState> states = new ArrayList<>();

    SerialWorkers(WorkerPlan<B> plan, List<Shard<B>> shards) {
      size = plan.objective().size();
      shardSizes = shards.stream().mapToLong(Shard::size).toArray();
      for (Shard<B> shard : shards) {
        workers.add(plan.worker(workers.size(), shard));
        states.add(plan.freshState());
      }
    }

    @Override
    public long[] shardSizes() {
      return shardSizes.clone();
    }

    @Override
    public Gathered round(float[] theta, Order order) {
      long start = System.nanoTime();
      Gathering gathering = new Gathering(size);
      for (int i = 0; i < workers.size(); i++) {
        gathering.add(workers.get(i).run(theta, order, states.get(i)));
      }
      Reply reply = gathering.reply();
      double seconds = (System.nanoTime() - start) * 1e-9;
      double compute = reply.workers().stream().mapToLong(WorkerLine::computeNanos).sum() * 1e-9;
      return new Gathered(
          reply, new RoundCost(0, 0, seconds, compute, compute, 0, Math.max(0, seconds - compute)));
    }

    @Override
    public void close() {
      workers.clear();
      states.clear();
    }
  }
}
