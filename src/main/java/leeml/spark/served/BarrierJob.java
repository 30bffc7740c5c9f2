package leeml.spark.served;

import java.util.UUID;
import java.util.function.Consumer;
import leeml.model.Batch;
import leeml.train.shard.Shard;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.reflect.ClassTag$;

/** An attempt at the barrier stage, run by a thread of its own. */
final class BarrierJob<B extends Batch> {

  private final String group = UUID.randomUUID().toString();
  private final JavaSparkContext spark;
  private final JavaRDD<Shard<B>> shards;
  private final ServedTask<B> task;
  private final Consumer<Event> events;
  private final Thread thread;

  private BarrierJob(
      JavaSparkContext spark,
      JavaRDD<Shard<B>> shards,
      ServedTask<B> task,
      Consumer<Event> events) {
    this.spark = spark;
    this.shards = shards;
    this.task = task;
    this.events = events;
    this.thread = new Thread(this::run, "leeml-served-" + group);
  }

  /**
   * Starts the workers.
   *
   * @param events is told of the end
   */
  static <B extends Batch> BarrierJob<B> start(
      JavaSparkContext spark,
      JavaRDD<Shard<B>> shards,
      ServedTask<B> task,
      Consumer<Event> events) {
    BarrierJob<B> job = new BarrierJob<>(spark, shards, task, events);
    job.thread.setDaemon(true);
    job.thread.start();
    return job;
  }

  private void run() {
    spark.setJobGroup(group, "workers under a parameter server", true);
    try {
      shards
          .rdd()
          .barrier()
          .mapPartitionsWithIndex(task, true, ClassTag$.MODULE$.<Integer>apply(Integer.class))
          .count();
      events.accept(new Event.Ended(null));
    } catch (Throwable e) { // Scala throws what it likes; all of it is the driver's to judge
      events.accept(new Event.Ended(e));
    }
  }

  /** Ends the workers in the midst of their work, and waits until Spark has given up the job. */
  void cancel() {
    while (thread.isAlive()) {
      spark.sc().cancelJobGroup(group);
      try {
        thread.join(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
