package leeml.spark;

import java.util.concurrent.atomic.AtomicLong;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import org.apache.spark.TaskContext;

/** Throws at the second gradient of a task's first attempt, half way into a round. */
final class FailsFirstAttempt implements Objective<ExampleBatch> {
  static final AtomicLong FAILURES = new AtomicLong();
  private final LinearRegression sound;
  private int gradients;

  FailsFirstAttempt(LinearRegression sound) {
    this.sound = sound;
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
    TaskContext task = TaskContext.get();
    if (++gradients % 2 == 0 && task != null && task.attemptNumber() == 0) {
      FAILURES.incrementAndGet();
      throw new IllegalStateException("fails on purpose");
    }
    return sound.lossAndGradient(theta, batch, gradient);
  }
}
