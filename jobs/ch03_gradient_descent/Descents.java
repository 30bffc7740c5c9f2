package ch03_gradient_descent;

import ch03_gradient_descent.surface.NoExamples;
import ch03_gradient_descent.surface.Surface;
import java.io.Serializable;
import java.util.List;
import leeml.optim.Optimizer;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.strategy.Serial;
import org.apache.spark.api.java.JavaSparkContext;

/** Many descents on surfaces side by side: a Spark task each. */
final class Descents {

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
  record Setting(
      String name,
      Surface surface,
      Optimizer optimizer,
      double x,
      double y,
      long steps,
      double targetLoss)
      implements Serializable {

    /** Makes the descent in this thread, a round a step. */
    Trajectory descend() {
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
  static List<Trajectory> run(JavaSparkContext spark, List<Setting> settings) {
    return Search.run(spark, settings, Setting::descend);
  }
}
