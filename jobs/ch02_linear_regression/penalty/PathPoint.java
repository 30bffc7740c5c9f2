package ch02_linear_regression.penalty;

import java.io.Serializable;

/**
 * A fit at one λ.
 *
 * @param penalty the penalty and the way to the minimum
 * @param lambda λ
 * @param theta (w, b) in standardised units, shape (p + 1)
 * @param trainError mean squared error on the training part, in the target's own unit squared
 * @param testError the same on the test part
 */
public record PathPoint(
    Penalty penalty, double lambda, float[] theta, double trainError, double testError)
    implements Serializable {

  /** How many weights are exactly 0; the intercept does not count. */
  public int zeros() {
    int zeros = 0;
    for (int j = 0; j < theta.length - 1; j++) {
      zeros += theta[j] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /**
   * The largest difference of a weight from another fit's, over the largest weight of that one; the
   * plain difference where all those are 0.
   *
   * @param weights w of the other fit, shape (p) or longer
   */
  public double difference(double[] weights) {
    double largest = 0;
    double difference = 0;
    for (int j = 0; j < theta.length - 1; j++) {
      largest = Math.max(largest, Math.abs(weights[j]));
      difference = Math.max(difference, Math.abs(theta[j] - weights[j]));
    }
    return largest > 0 ? difference / largest : difference;
  }
}
