package ch01_outline;

import leeml.model.Examples;

/**
 * Ten creatures: combat power before evolution, x, and after it, y.
 *
 * <p>The pairs of Hung-yi Lee's demonstration of gradient descent (Machine Learning, 2017, lecture
 * “Regression – Demo”).
 */
final class TenPoints {

  private static final double[] BEFORE = {338, 333, 328, 207, 226, 25, 179, 60, 208, 606};
  private static final double[] AFTER = {640, 633, 619, 393, 428, 27, 193, 66, 226, 1591};

  private TenPoints() {}

  /** x, combat power. */
  static double[] before() {
    return BEFORE.clone();
  }

  /** y, combat power. */
  static double[] after() {
    return AFTER.clone();
  }

  /**
   * The points with x shifted and scaled: (x − mean) / deviation.
   *
   * @param deviation above 0
   */
  static Examples scaled(double mean, double deviation) {
    float[] x = new float[BEFORE.length];
    float[] y = new float[AFTER.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) ((BEFORE[i] - mean) / deviation);
      y[i] = (float) AFTER[i];
    }
    return Examples.dense(x, 1, y);
  }

  /** The points as they are. */
  static Examples raw() {
    return scaled(0, 1);
  }

  /** L(w, b) = 1/(2n) Σ (b + w·x − y)², in units of y². */
  static double loss(double w, double b) {
    double sum = 0;
    for (int i = 0; i < BEFORE.length; i++) {
      double residual = b + w * BEFORE[i] - AFTER[i];
      sum += residual * residual;
    }
    return sum / (2 * BEFORE.length);
  }
}
