package leeml.spark.topology;

import java.util.List;
import leeml.spark.ring.Meeting;
import leeml.spark.ring.ReduceScatter;
import leeml.train.compress.Compressor;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.TaskSchedulerImpl;
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

  /** How long executors may take to register before the ring is refused. */
  private static final int REGISTRATION_MILLIS = 60_000;

  private static final int LOOK_MILLIS = 100;

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
    requireSlots(spark, slices.count());
    for (int attempt = 1; ; attempt++) {
      try (Meeting meeting = Meeting.call(slices.count(), timeoutMillis)) {
        RingTask<T> ring = new RingTask<>(task, slices, meeting.invitation());
        return Arrived.joinUp(run(partitions, ring), slices);
      } catch (Exception e) {
        if (!isBrokenRing(e) || attempt >= mostAttempts(spark)) {
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

  /**
   * Spark runs a barrier stage that failed again only if no result can have left it; at the end of
   * a job it gives up. A ring has sent nothing that counts before all is done, so it may run again.
   */
  private static boolean isBrokenRing(Exception e) {
    return e instanceof SparkException
        && e.getMessage().contains("Could not recover from a failed barrier ResultStage");
  }

  /** As often as any other task may fail. */
  private static int mostAttempts(SparkContext spark) {
    return spark.taskScheduler() instanceof TaskSchedulerImpl scheduler
        ? scheduler.maxTaskFailures()
        : 1;
  }

  /** Without this Spark would wait ten minutes for slots, and then give up. */
  private static void requireSlots(SparkContext spark, int workers) {
    long deadlineNanos =
        System.nanoTime() + (spark.isLocal() ? 0 : REGISTRATION_MILLIS * 1_000_000L);
    int slots = slots(spark);
    while (slots < workers && System.nanoTime() < deadlineNanos) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      slots = slots(spark);
    }
    if (slots == 0) {
      throw new IllegalArgumentException(
          "ring needs %d workers at once and no executor came within %d s"
              .formatted(workers, REGISTRATION_MILLIS / 1000));
    }
    if (slots < workers) {
      throw new IllegalArgumentException(
          ("ring needs all %d workers at once and the cluster runs %d tasks at a time;"
                  + " use --workers %d or --topology tree")
              .formatted(workers, slots, slots));
    }
  }

  private static int slots(SparkContext spark) {
    return spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
  }
}
