package leeml.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import leeml.model.Batch;
import leeml.spark.Recovery.PastRound;
import leeml.spark.shard.SparkShards;
import leeml.spark.topology.Arrived;
import leeml.spark.topology.Topology;
import leeml.spark.topology.Wire;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Workers;
import leeml.train.compress.Compressor;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerState;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The driver's side of a run's workers.
 *
 * <p>A round costs one broadcast of θ and one job. A state of a few numbers comes with the worker's
 * line. Larger ones are fetched every {@value #ROUNDS_BETWEEN_SNAPSHOTS} rounds, and the θs since
 * then are kept, so that an executor that is lost costs its worker that many rounds' work at most.
 */
final class SparkWorkers<B extends Batch> implements Workers {

  static final int ROUNDS_BETWEEN_SNAPSHOTS = 16;

  private final String run = UUID.randomUUID().toString();
  private final JavaSparkContext spark;
  private final Topology topology;
  private final SparkShards<B> shards;
  private final boolean ownsShards;
  private final Broadcast<WorkerPlan<B>> plan;
  private final int size;
  private final Compressor compressor;
  private final long startNanos = System.nanoTime();

  private byte[][] told;
  private Broadcast<byte[][]> snapshot;
  private final List<PastRound> past = new ArrayList<>();

  SparkWorkers(
      JavaSparkContext spark,
      Topology topology,
      WorkerPlan<B> plan,
      SparkShards<B> shards,
      boolean ownsShards) {
    this.spark = spark;
    this.topology = topology;
    this.shards = shards;
    this.ownsShards = ownsShards;
    this.size = plan.objective().size();
    this.compressor = plan.compressor();
    this.plan = spark.broadcast(plan);
  }

  @Override
  public double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  @Override
  public Gathered round(float[] theta, Order order) {
    long start = System.nanoTime();
    byte[] packed = Wire.pack(theta);
    final long packing = System.nanoTime() - start;
    Broadcast<byte[]> down = spark.broadcast(packed);
    RoundTask<B> task = new RoundTask<>(run, plan, down, order, recovery());
    Arrived arrived = topology.gather(shards.rdd(), task, size, compressor);
    double seconds = (System.nanoTime() - start) * 1e-9;
    remember(order, down, arrived.reply().workers());
    long bytesDown = (long) packed.length * arrived.parcel().places().size();
    RoundCost cost =
        arrived.cost(bytesDown, arrived.bytesUp(), arrived.bytesBetween(), packing, seconds);
    return new Gathered(arrived.reply(), cost);
  }

  private Recovery recovery() {
    return new Recovery(told, snapshot, List.copyOf(past));
  }

  /** Keeps what is needed to repeat the round's effect on the workers' states, and no more. */
  private void remember(Order order, Broadcast<byte[]> down, List<WorkerLine> lines) {
    if (lines.stream().noneMatch(line -> line.carried().large())) {
      down.destroy();
      told = new byte[lines.size()][];
      lines.forEach(line -> told[line.worker()] = line.carried().state());
      startFrom(null);
      return;
    }
    if (told != null) {
      startFrom(spark.broadcast(told));
      told = null;
    }
    past.add(new PastRound(order, down));
    if (past.size() == ROUNDS_BETWEEN_SNAPSHOTS) {
      takeSnapshot();
    }
  }

  private void takeSnapshot() {
    long next = past.get(past.size() - 1).order().round() + 1;
    SnapshotTask<B> task = new SnapshotTask<>(run, plan, next, recovery());
    List<byte[]> states = shards.rdd().mapPartitionsWithIndex(task, true).collect();
    startFrom(spark.broadcast(states.toArray(byte[][]::new)));
  }

  /** {@inheritDoc} States that have to be fetched are the next snapshot as well. */
  @Override
  public List<byte[]> states() {
    if (told != null) {
      return List.of(told);
    }
    if (!past.isEmpty()) {
      takeSnapshot();
    }
    return snapshot == null
        ? Collections.nCopies(shards.count(), new byte[0])
        : List.of(snapshot.value());
  }

  @Override
  public void goOnFrom(List<byte[]> states) {
    WorkerState.requireOneEach(states, shards.count());
    startFrom(spark.broadcast(states.toArray(byte[][]::new)));
  }

  /** Forgets the past: {@code states} are those before the next round. */
  private void startFrom(Broadcast<byte[][]> states) {
    past.forEach(old -> old.theta().destroy());
    past.clear();
    if (snapshot != null) {
      snapshot.destroy();
    }
    snapshot = states;
  }

  /** Empties the executors' stores, where the shards are preferred to run; drops the broadcasts. */
  @Override
  public void close() {
    String finished = run;
    shards.rdd().foreachPartition(shard -> WorkerStore.forget(finished));
    startFrom(null);
    plan.destroy();
    if (ownsShards) {
      shards.close();
    }
  }
}
