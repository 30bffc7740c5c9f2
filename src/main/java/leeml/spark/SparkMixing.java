package leeml.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import leeml.model.Batch;
import leeml.spark.MixingRound.Look;
import leeml.spark.MixingRound.Moved;
import leeml.spark.MixingRound.Sent;
import leeml.spark.MixingRound.Standing;
import leeml.spark.MixingRound.Start;
import leeml.spark.shard.SparkShards;
import leeml.spark.topology.Arrived;
import leeml.spark.topology.Topology;
import leeml.spark.topology.Wire;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.Mixing;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Workers;
import leeml.train.compress.Compressor;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerState;
import org.apache.spark.ShuffleDependency;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * The driver's side of workers that mix with neighbours: one job a round, of a stage in which they
 * work and send, and one in which they mix.
 *
 * <p>Where the workers stand is an RDD that follows from the one of the round before, so Spark
 * itself works out again what is lost with an executor. Every {@value
 * SparkWorkers#ROUNDS_BETWEEN_SNAPSHOTS} rounds the states are brought to the driver and the
 * lineage starts anew from there: a lost worker repeats that many rounds at most (and, since each
 * one's shuffle is repeated as well, a round up to as often as rounds follow it).
 *
 * <p>Counted as sent are the positions that go to neighbours. What the driver gathers so that there
 * is something to look at is no part of the method, and neither are the snapshots.
 */
final class SparkMixing<B extends Batch> implements Workers {

  private final String run = UUID.randomUUID().toString();
  private final JavaSparkContext spark;
  private final SparkShards<B> shards;
  private final boolean ownsShards;
  private final Broadcast<WorkerPlan<B>> plan;
  private final Broadcast<Mixing> mixing;
  private final long messages;
  private final int size;
  private final Compressor compressor;
  private final long startNanos = System.nanoTime();

  private Broadcast<byte[]> theta;
  private List<Broadcast<byte[]>> snapshot = List.of();
  private JavaRDD<Standing> standing;
  private final List<Integer> shuffles = new ArrayList<>();

  SparkMixing(
      JavaSparkContext spark,
      WorkerPlan<B> plan,
      SparkShards<B> shards,
      boolean ownsShards,
      Mixing mixing) {
    this.spark = spark;
    this.shards = shards;
    this.ownsShards = ownsShards;
    this.size = plan.objective().size();
    this.compressor = plan.compressor();
    this.messages = mixing.neighbours().stream().mapToLong(near -> near.length - 1).sum();
    this.plan = spark.broadcast(plan);
    this.mixing = spark.broadcast(mixing);
    this.standing = start();
  }

  @Override
  public double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  /** {@inheritDoc} Workers that stand somewhere need no θ: it is sent before the first round. */
  @Override
  public Gathered round(float[] mean, Order order) {
    long start = System.nanoTime();
    boolean first = theta == null;
    if (first) {
      theta = spark.broadcast(Wire.pack(mean));
    }
    long packing = System.nanoTime() - start;
    MixingRound<B> round = new MixingRound<>(run, plan, mixing, theta, order);
    JavaRDD<Moved> moved = keep(round.move(shards.rdd(), standing));
    JavaPairRDD<Integer, Sent> sent = round.send(moved);
    shuffles.add(((ShuffleDependency<?, ?, ?>) sent.rdd().dependencies().head()).shuffleId());
    Arrived arrived = goOn(moved, keep(round.mix(moved, sent)));
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (shuffles.size() == SparkWorkers.ROUNDS_BETWEEN_SNAPSHOTS) {
      takeSnapshot();
    }
    return new Gathered(arrived.reply(), cost(first, packing, seconds, arrived));
  }

  /** Has the round done; what it followed from is kept no longer. */
  private Arrived goOn(JavaRDD<Moved> moved, JavaRDD<Standing> mixed) {
    JavaRDD<Standing> before = standing;
    standing = mixed;
    try {
      return Topology.driver().gather(mixed, new Look(), size, compressor);
    } finally {
      moved.unpersist(false);
      before.unpersist(false);
    }
  }

  private static <T> JavaRDD<T> keep(JavaRDD<T> rdd) {
    return rdd.persist(StorageLevel.MEMORY_AND_DISK());
  }

  private JavaRDD<Standing> start() {
    return shards.rdd().mapPartitionsWithIndex(new Start<>(snapshot), true);
  }

  private RoundCost cost(boolean first, long packingNanos, double seconds, Arrived arrived) {
    long vector = (long) Float.BYTES * size;
    long down = first ? vector * arrived.parcel().places().size() : 0;
    return arrived.cost(down, 0, vector * messages, packingNanos, seconds);
  }

  private List<byte[]> takeSnapshot() {
    List<byte[]> states = standing.map(Standing::state).collect();
    startFrom(states);
    return states;
  }

  private void startFrom(List<byte[]> states) {
    List<Broadcast<byte[]>> before = snapshot;
    snapshot = states.stream().map(spark::broadcast).toList();
    before.forEach(Broadcast::destroy);
    standing.unpersist(false);
    standing = start();
    dropShuffles();
  }

  /** {@inheritDoc} They are the next snapshot as well. */
  @Override
  public List<byte[]> states() {
    return takeSnapshot();
  }

  @Override
  public void goOnFrom(List<byte[]> states) {
    WorkerState.requireOneEach(states, shards.count());
    startFrom(states);
  }

  /** Otherwise what was sent stays on disk until the garbage collector comes by. */
  private void dropShuffles() {
    if (spark.sc().cleaner().isDefined()) {
      shuffles.forEach(number -> spark.sc().cleaner().get().doCleanupShuffle(number, false));
    }
    shuffles.clear();
  }

  /** Empties the executors' stores, where the shards are preferred to run; drops the broadcasts. */
  @Override
  public void close() {
    String finished = run;
    shards.rdd().foreachPartition(shard -> WorkerStore.forget(finished));
    standing.unpersist(false);
    dropShuffles();
    snapshot.forEach(Broadcast::destroy);
    if (theta != null) {
      theta.destroy();
    }
    mixing.destroy();
    plan.destroy();
    if (ownsShards) {
      shards.close();
    }
  }
}
