package leeml.spark.served;

import java.io.Serializable;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import org.apache.spark.TaskContext;

/** A regression with something that happens before a worker's gradients. */
final class Disturbed implements Objective<ExampleBatch> {

  /** What happens. */
  @FunctionalInterface
  interface Disturbance extends Serializable {

    /**
     * Comes before a gradient.
     *
     * @param gradient how many this worker has computed since it was started
     */
    void happen(int worker, int gradient);
  }

  private final LinearRegression sound;
  private final Disturbance disturbance;
  private int gradients;

  Disturbed(int columns, Disturbance disturbance) {
    this.sound = new LinearRegression(columns);
    this.disturbance = disturbance;
  }

  /** A worker that takes its time. */
  static Disturbance slow(int slowWorker, long millis) {
    return (worker, gradient) -> {
      if (worker == slowWorker) {
        sleep(millis);
      }
    };
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int size() {
    return sound.size();
  }

  @Override
  public float[] initial(long seed) {
    return sound.initial(seed);
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    disturbance.happen(TaskContext.getPartitionId(), gradients++);
    return sound.lossAndGradient(theta, batch, gradient);
  }
}
