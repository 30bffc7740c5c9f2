package leeml.spark.topology;

import java.io.Serializable;
import leeml.train.compress.Compressor;
import org.apache.spark.api.java.JavaRDD;

/**
 * The paths that the workers' vectors take to the centre. All give the same sum, in an order of
 * addition that depends on the number of workers alone: Spark's own {@code treeAggregate} adds in
 * the order of arrival, and so gives other bits every time.
 */
public sealed interface Topology extends Serializable
    permits DriverTopology, TreeTopology, SlicedTopology, RingTopology {

  /** How long a worker of a ring waits for its neighbours in a step, unless told. */
  int RING_TIMEOUT_MILLIS = 60_000;

  /** As it is written after {@code --topology}: {@code tree:depth=2}. */
  String name();

  /**
   * Whether the vectors of workers that pack them so can take these paths.
   *
   * @throws IllegalArgumentException if not
   */
  default void check(Compressor compressor) {}

  /**
   * Has one parcel made of every partition, brings them to the driver and adds them up.
   *
   * @param task makes the parcel of a partition
   * @param size d
   * @param compressor what workers packed their vectors with
   */
  <T> Arrived gather(JavaRDD<T> partitions, ParcelTask<T> task, int size, Compressor compressor);

  /** Every worker sends straight to the driver, which adds up K vectors. */
  static Topology driver() {
    return new DriverTopology();
  }

  /**
   * Workers send to executors that add up groups, as often as it takes; the driver adds up about
   * K^(1/depth) vectors.
   *
   * @param depth levels, at least 2
   */
  static Topology tree(int depth) {
    return new TreeTopology(depth);
  }

  /** Every worker adds up one slice of all vectors; the driver puts K slices side by side. */
  static Topology sliced() {
    return new SlicedTopology();
  }

  /** Slices are added up from neighbour to neighbour; all workers run at the same time. */
  static Topology ring() {
    return ring(RING_TIMEOUT_MILLIS);
  }

  /**
   * A ring whose workers wait for their neighbours no longer than said.
   *
   * @param timeoutMillis of each step, at least 1
   */
  static Topology ring(int timeoutMillis) {
    return new RingTopology(timeoutMillis);
  }
}
