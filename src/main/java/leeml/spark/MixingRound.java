package leeml.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import leeml.model.Batch;
import leeml.spark.topology.ParcelTask;
import leeml.spark.topology.Wire;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.cluster.Mixing;
import leeml.train.shard.Shard;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * One round of mixing, as RDDs: workers {@link #move} on their own, {@link #send} their positions
 * to each other through a shuffle, and {@link #mix} what arrives.
 *
 * @param run whose workers the executors keep
 * @param theta θ₀, from which workers start that stand nowhere yet
 */
record MixingRound<B extends Batch>(
    String run,
    Broadcast<WorkerPlan<B>> plan,
    Broadcast<Mixing> mixing,
    Broadcast<byte[]> theta,
    Order order)
    implements Serializable {

  /**
   * A worker between two rounds.
   *
   * @param state as bytes, its position among them
   * @param parcel what the driver gets to see of the round before; empty at the start
   */
  record Standing(byte[] state, byte[] parcel) implements Serializable {}

  /** A worker after its own steps, before it mixes; the position is packed as it is sent. */
  record Moved(byte[] state, byte[] position, WorkerLine line, long serialiseNanos)
      implements Serializable {}

  /** A position on its way, with the number of the worker that stands there. */
  record Sent(int from, byte[] position) implements Serializable {}

  /** Every worker's own steps, from where it stands. */
  JavaRDD<Moved> move(JavaRDD<Shard<B>> shards, JavaRDD<Standing> standing) {
    return shards.zipPartitions(standing, new Move<>(this));
  }

  /** Every worker's position to those that mix it in, itself excepted. */
  JavaPairRDD<Integer, Sent> send(JavaRDD<Moved> moved) {
    return JavaPairRDD.fromJavaRDD(moved.mapPartitionsWithIndex(new Send(mixing), true))
        .partitionBy(new HashPartitioner(moved.getNumPartitions()));
  }

  /** Where every worker stands after mixing. */
  JavaRDD<Standing> mix(JavaRDD<Moved> moved, JavaPairRDD<Integer, Sent> arriving) {
    return moved.zipPartitions(arriving, new Mix<>(this));
  }

  private record Move<B extends Batch>(MixingRound<B> round)
      implements FlatMapFunction2<Iterator<Shard<B>>, Iterator<Standing>, Moved> {

    @Override
    public Iterator<Moved> call(Iterator<Shard<B>> shards, Iterator<Standing> standing) {
      int number = TaskContext.getPartitionId();
      WorkerSlot<B> slot = RoundTask.slot(round.run(), number, round.plan(), shards);
      byte[] before = standing.next().state();
      long start = System.nanoTime();
      WorkerState state = round.plan().value().freshState(number);
      state.decode(before);
      float[] theta = Wire.unpack(round.theta().value());
      long decoded = System.nanoTime();
      WorkerReply reply = slot.run(theta, round.order(), state);
      long worked = System.nanoTime();
      byte[] after = state.encode();
      long nanos = decoded - start + System.nanoTime() - worked;
      return List.of(new Moved(after, reply.payload(), reply.line(), nanos)).iterator();
    }
  }

  private record Send(Broadcast<Mixing> mixing)
      implements Function2<Integer, Iterator<Moved>, Iterator<Tuple2<Integer, Sent>>> {

    @Override
    public Iterator<Tuple2<Integer, Sent>> call(Integer number, Iterator<Moved> moved) {
      Sent sent = new Sent(number, moved.next().position());
      List<Tuple2<Integer, Sent>> all = new ArrayList<>();
      List<int[]> neighbours = mixing.value().neighbours();
      for (int to = 0; to < neighbours.size(); to++) {
        for (int from : neighbours.get(to)) {
          if (from == number && to != number) {
            all.add(new Tuple2<>(to, sent));
          }
        }
      }
      return all.iterator();
    }
  }

  /** Adds in the order of the matrix's row, whatever the order of arrival. */
  private record Mix<B extends Batch>(MixingRound<B> round)
      implements FlatMapFunction2<Iterator<Moved>, Iterator<Tuple2<Integer, Sent>>, Standing> {

    @Override
    public Iterator<Standing> call(
        Iterator<Moved> moved, Iterator<Tuple2<Integer, Sent>> arriving) {
      int number = TaskContext.getPartitionId();
      Moved own = moved.next();
      Map<Integer, byte[]> packed = new HashMap<>();
      packed.put(number, own.position());
      arriving.forEachRemaining(one -> packed.put(one._2().from(), one._2().position()));
      long start = System.nanoTime();
      WorkerPlan<B> plan = round.plan().value();
      WorkerState state = plan.freshState(number);
      state.decode(own.state());
      Mixing mixing = round.mixing().value();
      List<float[]> near = new ArrayList<>();
      for (int neighbour : mixing.neighbours().get(number)) {
        float[] position = new float[plan.objective().size()];
        plan.compressor().decompress(packed.get(neighbour), position);
        near.add(position);
      }
      long unpacked = System.nanoTime();
      mixing.mix(number, near, state.position());
      long mixed = System.nanoTime();
      byte[] after = state.encode();
      long nanos = own.serialiseNanos() + unpacked - start + System.nanoTime() - mixed;
      WorkerReply reply = new WorkerReply(own.line(), own.position());
      byte[] parcel = Parcel.ofWorker(reply, SparkEnv.get().executorId(), nanos);
      return List.of(new Standing(after, parcel)).iterator();
    }
  }

  /** What the driver gets to see. */
  static final class Look extends ParcelTask<Standing> {
    @Override
    protected byte[] work(int number, Iterator<Standing> standing) {
      return standing.next().parcel();
    }
  }

  /**
   * Workers as a snapshot has them.
   *
   * @param states by worker, a broadcast each so that a state goes only where its worker lives;
   *     empty if none has begun
   */
  record Start<B extends Batch>(List<Broadcast<byte[]>> states)
      implements Function2<Integer, Iterator<Shard<B>>, Iterator<Standing>> {

    @Override
    public Iterator<Standing> call(Integer number, Iterator<Shard<B>> shards) {
      byte[] state = states.isEmpty() ? new byte[0] : states.get(number).value();
      return List.of(new Standing(state, new byte[0])).iterator();
    }
  }
}
