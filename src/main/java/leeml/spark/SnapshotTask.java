package leeml.spark;

import java.util.Iterator;
import java.util.List;
import leeml.model.Batch;
import leeml.train.shard.Shard;
import leeml.train.worker.WorkerPlan;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/** Brings a worker's state before a round to the driver. */
final class SnapshotTask<B extends Batch>
    implements Function2<Integer, Iterator<Shard<B>>, Iterator<byte[]>> {

  private final String run;
  private final Broadcast<WorkerPlan<B>> plan;
  private final long round;
  private final Recovery recovery;

  SnapshotTask(String run, Broadcast<WorkerPlan<B>> plan, long round, Recovery recovery) {
    this.run = run;
    this.plan = plan;
    this.round = round;
    this.recovery = recovery;
  }

  @Override
  public Iterator<byte[]> call(Integer number, Iterator<Shard<B>> shards) {
    WorkerSlot<B> slot = RoundTask.slot(run, number, plan, shards);
    return List.of(slot.before(round, recovery).encode()).iterator();
  }
}
