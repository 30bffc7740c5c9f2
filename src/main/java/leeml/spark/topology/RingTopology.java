package leeml.spark.topology;

import java.util.List;
import leeml.spark.barrier.BarrierStage;
import leeml.spark.ring.Meeting;
import leeml.spark.ring.ReduceScatter;
import leeml.train.compress.Compressor;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.reflect.ClassTag$;

/**
 * {@link ReduceScatter} between the workers, then gather: all workers run at the same time, as one
 * barrier stage; partial sums go from neighbour to neighbour, and the driver puts the K slices side
 * by side.
 *
 * <p>Between executors go (K − 1) · 4d bytes, through the driver 4d. Every worker needs a slot of
 * its own. Slice j is added up in the order j + 1, …, K − 1, 0, …, j, with weights pᵢ/Σp and
 * partial sums in float32: the same bits every time, to rounding those of the other topologies.
 *
 * <p>Partitions must come straight from their RDD: Spark refuses a barrier stage over one that was
 * coalesced or put together out of others.
 *
 * @param timeoutMillis how long a worker waits for its neighbours in a step, at least 1
 */
record RingTopology(int timeoutMillis) implements Topology {

  RingTopology {
    if (timeoutMillis < 1) {
      throw new IllegalArgumentException(
          "timeout-millis = " + timeoutMillis + ", expected at least 1");
    }
  }

  @Override
  public String name() {
    return timeoutMillis == RING_TIMEOUT_MILLIS ? "ring" : "ring:timeout-millis=" + timeoutMillis;
  }

  @Override
  public void check(Compressor compressor) {
    Slices.requireFull(this, compressor);
  }

  @Override
  public <T> Arrived gather(
      JavaRDD<T> partitions, ParcelTask<T> task, int size, Compressor compressor) {
    check(compressor);
    SparkContext spark = partitions.context();
    Slices slices = new Slices(size, partitions.getNumPartitions());
    BarrierStage.requireSlots(spark, slices.count(), "ring", " or --topology tree");
    for (int attempt = 1; ; attempt++) {
      try (Meeting meeting = Meeting.call(slices.count(), timeoutMillis)) {
        RingTask<T> ring = new RingTask<>(task, slices, meeting.invitation());
        return Arrived.joinUp(run(partitions, ring), slices);
      } catch (Exception e) {
        // A ring has sent nothing that counts before all is done, so it may run again.
        if (!BarrierStage.mayRunAgain(spark, e, attempt)) {
          throw e;
        }
      }
    }
  }

  private static <T> List<byte[]> run(JavaRDD<T> partitions, RingTask<T> task) {
    RDD<byte[]> ring =
        partitions
            .rdd()
            .barrier()
            .mapPartitionsWithIndex(task, true, ClassTag$.MODULE$.apply(byte[].class));
    return ring.toJavaRDD().collect();
  }
}
