package leeml.spark.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.cluster.Reply;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/**
 * Reduce-scatter through Spark's shuffle, then gather: every worker cuts its vector into K slices
 * and sends slice j to owner j, which adds up the K that it gets in the order of the workers; the
 * driver puts the owners' slices side by side.
 *
 * <p>Between executors go K · 4d bytes, of which each worker sends and each owner receives 4d;
 * through the driver go 4d in all, where straight gathering takes K · 4d. The price is the shuffle:
 * one stage more, and files. As in MLlib* (Zhang et al., ICDE 2019) and BigDL (Dai et al., SoCC
 * 2019), but for the gathering: there, every worker fetches all slices itself.
 *
 * <p>The sum is that of {@link DriverTopology}, bit for bit: every number is added up by the same
 * additions in the same order.
 */
record SlicedTopology() implements Topology {

  @Override
  public String name() {
    return "sliced";
  }

  @Override
  public void check(Compressor compressor) {
    Slices.requireFull(this, compressor);
  }

  @Override
  public <T> Arrived gather(
      JavaRDD<T> partitions, ParcelTask<T> task, int size, Compressor compressor) {
    check(compressor);
    Slices slices = new Slices(size, partitions.getNumPartitions());
    JavaPairRDD<Integer, Tuple2<Integer, byte[]>> cut =
        JavaPairRDD.fromJavaRDD(partitions.mapPartitionsWithIndex(new CutUp<>(task, slices), true));
    JavaRDD<byte[]> owned =
        cut.partitionBy(new HashPartitioner(slices.count()))
            .mapPartitionsWithIndex(new AddSlices(slices), true);
    try {
      return Arrived.joinUp(owned.collect(), slices);
    } finally {
      // Otherwise a vector a worker a round stays on disk until the garbage collector comes by.
      owned.rdd().cleanShuffleDependencies(false);
    }
  }

  /** A worker's parcel as slices, each with the number of its owner and the worker's. */
  private static final class CutUp<T>
      implements Function2<
          Integer, Iterator<T>, Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>>> {
    private final ParcelTask<T> task;
    private final Slices slices;

    CutUp(ParcelTask<T> task, Slices slices) {
      this.task = task;
      this.slices = slices;
    }

    @Override
    public Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>> call(
        Integer worker, Iterator<T> content) {
      Parcel whole = Parcel.unpack(task.work(worker, content), slices.size());
      return IntStream.range(0, slices.count())
          .mapToObj(
              owner ->
                  new Tuple2<>(owner, new Tuple2<>(worker, slice(whole, worker, owner).pack())))
          .iterator();
    }

    /** Each slice needs the worker's line for its weight; what is counted goes with its own. */
    private Parcel slice(Parcel whole, int worker, int owner) {
      Reply reply = new Reply(slices.cut(whole.reply().mean(), owner), whole.reply().workers());
      return owner == worker
          ? new Parcel(reply, whole.places(), 0, whole.serialiseNanos())
          : new Parcel(reply, List.of(), 0, 0);
    }
  }

  /** Adds up an owner's slices in the order of the workers, and keeps of their lines its own. */
  private static final class AddSlices
      implements Function2<
          Integer, Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>>, Iterator<byte[]>> {
    private final Slices slices;

    AddSlices(Slices slices) {
      this.slices = slices;
    }

    @Override
    public Iterator<byte[]> call(
        Integer owner, Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>> arriving) {
      List<Tuple2<Integer, byte[]>> numbered = new ArrayList<>();
      arriving.forEachRemaining(slice -> numbered.add(slice._2()));
      numbered.sort(Comparator.comparing(Tuple2::_1));
      List<byte[]> parcels = numbered.stream().map(Tuple2::_2).toList();
      Parcel sum = Arrived.addUp(parcels, slices.length(owner), new FullPrecision()).parcel();
      Reply slice = new Reply(sum.reply().mean(), List.of(sum.reply().workers().get(owner)));
      Parcel own = new Parcel(slice, sum.places(), sum.bytesBelow(), sum.serialiseNanos());
      return List.of(own.pack()).iterator();
    }
  }
}
