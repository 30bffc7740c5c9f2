package leeml.spark.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import leeml.train.compress.Compressor;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/**
 * Groups are added up on executors, level by level, before the driver adds up the rest.
 *
 * <p>The fan-in s is ⌈K^(1/depth)⌉, at least 2, and a level is worth its shuffle only while it
 * leaves fewer parcels than it takes: while more than s + ⌈K/s⌉ parcels are left, as in Spark's
 * {@code treeAggregate}. Within a group the parcels are sorted by their number before they are
 * added.
 */
record TreeTopology(int depth) implements Topology {

  TreeTopology {
    if (depth < 2) {
      throw new IllegalArgumentException("depth = " + depth + ", expected at least 2");
    }
  }

  @Override
  public String name() {
    return "tree:depth=" + depth;
  }

  @Override
  public <T> Arrived gather(
      JavaRDD<T> partitions, ParcelTask<T> task, int size, Compressor compressor) {
    int left = partitions.getNumPartitions();
    int fanIn = Math.max(2, (int) Math.ceil(Math.pow(left, 1.0 / depth)));
    JavaRDD<byte[]> level =
        partitions.mapPartitionsWithIndex(
            (number, content) -> List.of(task.work(number, content)).iterator(), true);
    while (left > fanIn + (left + fanIn - 1) / fanIn) {
      left = (left + fanIn - 1) / fanIn;
      level = nextLevel(level, fanIn, left, new AddGroup(size, compressor));
    }
    return Arrived.addUp(level.collect(), size, compressor);
  }

  private static JavaRDD<byte[]> nextLevel(
      JavaRDD<byte[]> level, int fanIn, int groups, AddGroup add) {
    JavaPairRDD<Integer, Tuple2<Integer, byte[]>> keyed =
        JavaPairRDD.fromJavaRDD(level.mapPartitionsWithIndex(new InGroup(fanIn), true));
    return keyed.partitionBy(new HashPartitioner(groups)).mapPartitions(add);
  }

  /** Gives a parcel its number and its group's. */
  private static final class InGroup
      implements Function2<
          Integer, Iterator<byte[]>, Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>>> {
    private final int fanIn;

    InGroup(int fanIn) {
      this.fanIn = fanIn;
    }

    @Override
    public Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>> call(
        Integer number, Iterator<byte[]> parcel) {
      return List.of(new Tuple2<>(number / fanIn, new Tuple2<>(number, parcel.next()))).iterator();
    }
  }

  /** Adds up a group in the order of its numbers. */
  private static final class AddGroup
      implements FlatMapFunction<Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>>, byte[]> {
    private final int size;
    private final Compressor compressor;

    AddGroup(int size, Compressor compressor) {
      this.size = size;
      this.compressor = compressor;
    }

    @Override
    public Iterator<byte[]> call(Iterator<Tuple2<Integer, Tuple2<Integer, byte[]>>> group) {
      List<Tuple2<Integer, byte[]>> numbered = new ArrayList<>();
      group.forEachRemaining(member -> numbered.add(member._2()));
      numbered.sort(Comparator.comparing(Tuple2::_1));
      List<byte[]> parcels = numbered.stream().map(Tuple2::_2).toList();
      return List.of(Arrived.addUp(parcels, size, compressor).parcel().pack()).iterator();
    }
  }
}
