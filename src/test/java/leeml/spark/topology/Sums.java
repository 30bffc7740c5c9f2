package leeml.spark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.cluster.Gathering;
import leeml.train.cluster.Reply;
import leeml.train.compress.FullPrecision;
import leeml.train.worker.Carried;
import leeml.train.worker.WorkerLine;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.data.Offset;

/**
 * Random vectors of workers with unequal weights, one of them zero, and what their mean must be.
 */
final class Sums {

  private static final long SEED = 20261122;

  private Sums() {}

  /** Vector and weight of a worker: weights 1, 0, 3, 4, … */
  static Reply reply(int worker, int size) {
    Random random = new Random(SEED + worker);
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    long examples = worker == 1 ? 0 : worker + 1;
    return new Reply(
        vector,
        List.of(
            new WorkerLine(
                worker, 1, examples, examples, 0.5, 1, 0.1, 10, 0, 10, Carried.NOTHING, null)));
  }

  /** The mean added up by one thread in the order of the workers. */
  static Reply serial(int workers, int size) {
    Gathering gathering = new Gathering(size);
    for (int worker = 0; worker < workers; worker++) {
      gathering.add(reply(worker, size));
    }
    return gathering.reply();
  }

  /** One partition a worker. */
  static JavaRDD<Integer> partitions(JavaSparkContext spark, int workers) {
    return spark.parallelize(IntStream.range(0, workers).boxed().toList(), workers);
  }

  static Arrived gather(JavaSparkContext spark, Topology topology, int workers, int size) {
    return topology.gather(partitions(spark, workers), new Send(size), size, new FullPrecision());
  }

  /** Gathers twice: the same bits, the mean of one thread to 1e-6, and a line a worker in order. */
  static void check(JavaSparkContext spark, Topology topology, int workers, int size) {
    Arrived first = gather(spark, topology, workers, size);
    Reply expected = serial(workers, size);
    String which = "%s, %d workers, d = %d, seed %d".formatted(topology, workers, size, SEED);
    assertThat(first.reply().mean()).as(which).hasSize(size);
    assertThat(first.reply().mean())
        .as(which)
        .usingElementComparator((a, b) -> Math.abs(a - b) <= 1e-6 ? 0 : Float.compare(a, b))
        .containsExactly(expected.mean());
    assertThat(first.reply().workers()).as(which).isEqualTo(expected.workers());
    assertThat(first.parcel().places()).as(which).containsExactly("driver");
    Arrived again = gather(spark, topology, workers, size);
    assertThat(again.reply().mean()).as(which).isEqualTo(first.reply().mean());
    assertThat(again.bytesUp()).as(which).isEqualTo(first.bytesUp());
    assertThat(again.bytesBetween()).as(which).isEqualTo(first.bytesBetween());
  }

  /** What lines and lengths beside the numbers may take: 200 bytes a parcel. */
  static Offset<Double> beside(int parcels) {
    return Offset.offset(200.0 * parcels);
  }

  /** Everything that the four sizes of the table can do to slices: none, one, few, uneven. */
  static List<Integer> sizes() {
    return new ArrayList<>(List.of(1, 3, 10, 1001));
  }

  /** Sends the worker's vector. */
  static class Send extends ParcelTask<Integer> {
    private final int size;

    Send(int size) {
      this.size = size;
    }

    @Override
    protected byte[] work(int partition, Iterator<Integer> content) {
      return new Parcel(reply(content.next(), size), List.of("driver"), 0, 5).pack();
    }
  }
}
