package leeml.spark.barrier;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.scheduler.TaskSchedulerImpl;

/** Before and after a barrier stage. */
public final class BarrierStage {

  /** How long executors may take to register before a stage is refused. */
  private static final int REGISTRATION_MILLIS = 60_000;

  private static final int LOOK_MILLIS = 100;

  private BarrierStage() {}

  /**
   * Waits for enough executors to register, for a short while.
   *
   * @param who needs the workers, for the message
   * @param remedy what to do about it other than fewer workers; empty if there is nothing
   * @throws IllegalArgumentException if the cluster runs fewer tasks at a time than there are
   *     workers
   */
  public static void requireSlots(SparkContext spark, int workers, String who, String remedy) {
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
          "%s needs %d workers at once and no executor came within %d s"
              .formatted(who, workers, REGISTRATION_MILLIS / 1000));
    }
    if (slots < workers) {
      throw new IllegalArgumentException(
          ("%s needs all %d workers at once and the cluster runs %d tasks at a time;"
                  + " use --workers %d%s")
              .formatted(who, workers, slots, slots, remedy));
    }
  }

  private static int slots(SparkContext spark) {
    return spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
  }

  /**
   * Whether a stage that failed may be run again.
   *
   * <p>Spark does so by itself only if no result can have left the stage; at the end of a job it
   * gives up. A caller that knows that nothing of what left it counts may go on.
   *
   * @param attempt that failed, from 1; a stage may fail as often as any task
   */
  public static boolean mayRunAgain(SparkContext spark, Throwable failure, int attempt) {
    return failure instanceof SparkException
        && failure.getMessage().contains("Could not recover from a failed barrier ResultStage")
        && attempt < mostAttempts(spark);
  }

  private static int mostAttempts(SparkContext spark) {
    return spark.taskScheduler() instanceof TaskSchedulerImpl scheduler
        ? scheduler.maxTaskFailures()
        : 1;
  }
}
