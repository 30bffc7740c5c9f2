package leeml.spark.standalone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Kills the process of a task's executor once, amid the task, to see what comes of it. To be
 * registered with the application's context; the cluster starts another executor in its place.
 */
public final class ExecutorKill extends SparkListener {

  private final StandaloneCluster cluster;
  private final String application;
  private final int task;
  private final int delayMillis;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  /**
   * A kill that is still to come.
   *
   * @param application as Spark calls it; no other has executors on the cluster
   * @param task the number of the task, from 1, in the order in which the application starts them
   * @param delayMillis from its start to the kill
   */
  public ExecutorKill(StandaloneCluster cluster, String application, int task, int delayMillis) {
    this.cluster = cluster;
    this.application = application;
    this.task = task;
    this.delayMillis = delayMillis;
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    if (started.incrementAndGet() == task) {
      CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS)
          .execute(() -> kill(start.taskInfo().executorId()));
    }
  }

  /** As a machine would go: without a chance to say goodbye. */
  private void kill(String executor) {
    cluster.executor(application, executor).destroyForcibly();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExecutorLostFailure) {
      lost.incrementAndGet();
    }
  }

  /** Tasks that died with their executor; 0 if it had nothing to do when it was killed. */
  public int tasksLost() {
    return lost.get();
  }
}
