package leeml.spark.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import leeml.rl.rollout.Collector;
import leeml.rl.rollout.LanePosition;
import leeml.rl.rollout.Lanes;
import leeml.rl.rollout.Rollout;
import leeml.rl.rollout.RolloutPlan;
import leeml.spark.topology.Wire;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Rollouts on executors: θ is broadcast, every worker plays as one task, its rollout comes back.
 *
 * <p>A task is a function of θ, the iteration and where its lanes stood, all of which the driver
 * hands out. One that dies in the middle is done again with the same outcome bit for bit; what it
 * had played is in no rollout and in no count.
 */
public final class SparkCollector implements Collector {

  private final JavaSparkContext spark;
  private final Broadcast<RolloutPlan> plan;
  private final List<List<LanePosition>> positions = new ArrayList<>();

  /** What goes to a task; with the broadcasts' handles. */
  private record Order(int worker, ArrayList<LanePosition> entering)
      implements java.io.Serializable {}

  /** What comes back, and how long it took to play and to pack. */
  private record Parcel(byte[] played, long playNanos, long packNanos)
      implements java.io.Serializable {}

  /** Workers that have not begun. */
  public SparkCollector(JavaSparkContext spark, RolloutPlan plan) {
    this.spark = spark;
    this.plan = spark.broadcast(plan);
    for (int worker = 0; worker < plan.workers(); worker++) {
      positions.add(Lanes.unbegun(plan.lanes()));
    }
  }

  @Override
  public Collected collect(float[] theta, long iteration) {
    long start = System.nanoTime();
    byte[] packed = Wire.pack(theta);
    Broadcast<byte[]> sent = spark.broadcast(packed);
    List<Order> orders =
        IntStream.range(0, positions.size())
            .mapToObj(worker -> new Order(worker, new ArrayList<>(positions.get(worker))))
            .toList();
    long ordered = System.nanoTime();
    List<Parcel> parcels = play(orders, sent, iteration);
    sent.destroy();
    return unpack(orders, packed.length, parcels, start, ordered - start);
  }

  private List<Parcel> play(List<Order> orders, Broadcast<byte[]> theta, long iteration) {
    Broadcast<RolloutPlan> each = plan;
    return spark
        .parallelize(orders, orders.size())
        .map(order -> play(each.value(), Wire.unpack(theta.value()), order, iteration))
        .collect();
  }

  private static Parcel play(RolloutPlan plan, float[] theta, Order order, long iteration) {
    RolloutPlan.Played played = plan.play(theta, order.worker(), iteration, order.entering());
    long start = System.nanoTime();
    byte[] bytes = SerializationUtils.serialize(played);
    return new Parcel(bytes, played.nanos(), System.nanoTime() - start);
  }

  private Collected unpack(
      List<Order> orders, int thetaBytes, List<Parcel> parcels, long start, long packNanos) {
    long arrived = System.nanoTime();
    List<Rollout> rollouts = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    long up = 0;
    long down = (long) thetaBytes * parcels.size();
    double packing = 0;
    for (int worker = 0; worker < parcels.size(); worker++) {
      Parcel parcel = parcels.get(worker);
      RolloutPlan.Played played = SerializationUtils.deserialize(parcel.played());
      down += bytes(orders.get(worker));
      up += parcel.played().length;
      packing += parcel.packNanos() * 1e-9 / parcels.size();
      seconds.add(parcel.playNanos() * 1e-9);
      rollouts.add(played.rollout());
      positions.set(worker, played.positions());
    }
    Rollout all = Rollout.join(rollouts);
    long now = System.nanoTime();
    packing += (now - arrived + packNanos) * 1e-9;
    return new Collected(all, (now - start) * 1e-9, seconds, packing, down, up);
  }

  /** Seeds and actions of the lanes. */
  private static long bytes(Order order) {
    return order.entering().stream()
        .mapToLong(lane -> lane == null ? 0 : Long.BYTES + 4L * lane.actions().length)
        .sum();
  }

  @Override
  public void close() {
    plan.destroy();
  }
}
