package leeml.job.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import leeml.report.RunResult.Status;

/**
 * Keeps what a run has measured when the process is told to stop.
 *
 * <p>Spark stops its context on the same signal, which ends most jobs with an exception: the run
 * then writes itself down. A job that computes in the driver hears nothing, so after a short wait
 * the record is written from here.
 */
final class Interruption {

  static final String SENTENCE = "stopped by a signal before the run had ended";

  private static final long PATIENCE_MILLIS = 2_000;

  private final RunRecord record;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::write, "run-interrupted");

  private Interruption(RunRecord record) {
    this.record = record;
  }

  /** From now on a signal leaves a record. */
  static Interruption guard(RunRecord record) {
    Interruption interruption = new Interruption(record);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /**
   * The job has ended, one way or another.
   *
   * @return whether it ended because the process is being stopped
   */
  boolean isStopping() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** The run has been written down. */
  void written() {
    ended.countDown();
  }

  private void write() {
    try {
      if (!ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        record.end(Status.INTERRUPTED, SENTENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
