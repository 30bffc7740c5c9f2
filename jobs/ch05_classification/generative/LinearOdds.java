package ch05_classification.generative;

import leeml.spark.sum.GaussianClasses;
import org.apache.spark.api.java.JavaRDD;

/** Whether the log odds of classes with one covariance are the line that the closed form gives. */
public final class LinearOdds {

  private LinearOdds() {}

  /**
   * The largest difference over rows and classes between ln P(k|x)/P(0|x) from the densities and
   * w·x + b, relative to 1 + |ln P(k|x)/P(0|x)|.
   *
   * @param model with a shared covariance
   * @param rows at least one
   */
  public static double distance(GaussianClasses model, JavaRDD<double[]> rows) {
    GaussianClasses.Linear linear = model.linear();
    return rows.map(
            row -> {
              double[] joint = model.logJoint(row);
              double most = 0;
              for (int k = 1; k < joint.length; k++) {
                double odds = joint[k] - joint[0];
                most =
                    Math.max(most, Math.abs(odds - linear.logOdds(row, k)) / (1 + Math.abs(odds)));
              }
              return most;
            })
        .reduce(Math::max);
  }
}
