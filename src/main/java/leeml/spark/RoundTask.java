package leeml.spark;

import java.util.Iterator;
import leeml.model.Batch;
import leeml.spark.topology.ParcelTask;
import leeml.spark.topology.Wire;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.shard.Shard;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;

/** A worker's round as a Spark task: θ in, a packed {@link Parcel} out. */
final class RoundTask<B extends Batch> extends ParcelTask<Shard<B>> {

  private final String run;
  private final Broadcast<WorkerPlan<B>> plan;
  private final Broadcast<byte[]> theta;
  private final Order order;
  private final Recovery recovery;

  RoundTask(
      String run,
      Broadcast<WorkerPlan<B>> plan,
      Broadcast<byte[]> theta,
      Order order,
      Recovery recovery) {
    this.run = run;
    this.plan = plan;
    this.theta = theta;
    this.order = order;
    this.recovery = recovery;
  }

  @Override
  protected byte[] work(int number, Iterator<Shard<B>> shards) {
    WorkerSlot<B> slot = slot(run, number, plan, shards);
    long start = System.nanoTime();
    float[] unpacked = Wire.unpack(theta.value());
    long unpacking = System.nanoTime() - start;
    WorkerReply reply = slot.run(unpacked, order, recovery);
    return Parcel.ofWorker(reply, SparkEnv.get().executorId(), unpacking);
  }

  /** The worker's slot on this executor; one of the same run holds the same kind of batches. */
  @SuppressWarnings("unchecked")
  static <B extends Batch> WorkerSlot<B> slot(
      String run, int number, Broadcast<WorkerPlan<B>> plan, Iterator<Shard<B>> shards) {
    return (WorkerSlot<B>)
        WorkerStore.slot(run, number, () -> new WorkerSlot<>(number, ownPlan(plan), shards.next()));
  }

  /**
   * A plan that no other worker of this JVM shares: the broadcast is one object for all its tasks,
   * and an objective keeps scratch space.
   */
  private static <B extends Batch> WorkerPlan<B> ownPlan(Broadcast<WorkerPlan<B>> plan) {
    return SerializationUtils.clone(plan.value());
  }
}
