package leeml.spark;

import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.BlockUpdatedInfo;

/**
 * What a piece of work on Spark cost, whoever wrote it: counted from Spark's own events, so that a
 * trainer of MLlib and one of this project are measured with the same yardstick.
 *
 * <p>Everything that runs in the session meanwhile is counted, so one thing runs at a time. The
 * ledger of a fit counts vectors; this counts all that Spark moves for them, tasks' closures and
 * results with their metrics included.
 */
public final class Traffic {

  private Traffic() {}

  /**
   * A cost.
   *
   * @param seconds wall clock
   * @param jobs Spark jobs
   * @param bytesUp results of tasks, as serialised
   * @param bytesDown broadcasts that reached an executor, compressed as they are sent; in local
   *     mode those that were made
   * @param bytesBetween written for a shuffle
   */
  public record Cost(double seconds, long jobs, long bytesUp, long bytesDown, long bytesBetween) {}

  /**
   * What work gave, and what it cost.
   *
   * @param <T> its result
   */
  public record Measured<T>(T result, Cost cost) {}

  /** Does a piece of work and measures it. */
  public static <T> Measured<T> of(JavaSparkContext spark, Supplier<T> work) {
    Meter meter = new Meter(spark.isLocal());
    settle(spark); // what came before is not to be counted
    spark.sc().addSparkListener(meter);
    try {
      long start = System.nanoTime();
      T result = work.get();
      double seconds = (System.nanoTime() - start) * 1e-9;
      settle(spark);
      return new Measured<>(
          result, new Cost(seconds, meter.jobs, meter.up, meter.down, meter.between));
    } finally {
      spark.sc().removeSparkListener(meter);
    }
  }

  /** Events arrive behind the work, in order. */
  private static void settle(JavaSparkContext spark) {
    try {
      spark.sc().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark's events are too far behind to be counted", e);
    }
  }

  /** Adds up events; called by one thread of Spark, read after the bus is empty. */
  private static final class Meter extends SparkListener {

    private final boolean local;
    private volatile long jobs;
    private volatile long up;
    private volatile long down;
    private volatile long between;

    Meter(boolean local) {
      this.local = local;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // only Spark's event thread writes
    public void onJobStart(SparkListenerJobStart job) {
      jobs++;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // only Spark's event thread writes
    public void onTaskEnd(SparkListenerTaskEnd task) {
      TaskMetrics metrics = task.taskMetrics();
      if (metrics != null) {
        up += metrics.resultSize();
        between += metrics.shuffleWriteMetrics().bytesWritten();
      }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // only Spark's event thread writes
    public void onBlockUpdated(SparkListenerBlockUpdated update) {
      BlockUpdatedInfo block = update.blockUpdatedInfo();
      // A block that is dropped is told of as well, with the size it had and no level.
      boolean arrives =
          block.storageLevel().isValid() && (local || !block.blockManagerId().isDriver());
      // A broadcast travels as pieces; the whole value beside them is the driver's own.
      if (arrives && block.blockId().isBroadcast() && block.blockId().name().contains("_piece")) {
        down += block.memSize() + block.diskSize();
      }
    }
  }
}
