package ch03_gradient_descent.surface;

import ch03_gradient_descent.Trajectory;
import java.io.Serializable;
import java.util.List;
import leeml.optim.Optimizer;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.strategy.Serial;
import org.apache.spark.api.java.JavaSparkContext;

/** Many descents on surfaces side by side: a Spark task each. */
public final class Descents {

  private Descents() {}

  /**
   * One descent.
   *
   * @param name what a chart calls it
   * @param surface where
   * @param optimizer how
   * @param x where it starts
   * @param y where it starts
   * @param steps at most
   * @param targetLoss ends the descent once f is at most this
   */
  public record Setting(
      String name,
      Surface surface,
      Optimizer optimizer,
      double x,
      double y,
      long steps,
      double targetLoss)
      implements Serializable {

    /** Makes the descent in this thread, a round a step. */
    public Trajectory descend() {
      return Trajectory.of(
          Trainer.of(surface, optimizer)
              .strategy(Serial.every(1))
              .within(Budget.steps(steps).untilAtMost("loss", targetLoss)),
          NoExamples.shards(),
          new float[] {(float) x, (float) y},
          0,
          1);
    }
  }

  /** Runs them all; the outcomes stand in the order of the settings. */
  public static List<Trajectory> run(JavaSparkContext spark, List<Setting> settings) {
    return Search.run(spark, settings, Setting::descend);
  }
}
