package ch05_classification.rule;

import java.util.function.DoubleUnaryOperator;
import leeml.model.Examples;

/** The gradient that linear and logistic regression share, written once. */
public final class UpdateRule {

  private UpdateRule() {}

  /**
   * 1/n Σᵢ (f(w·xᵢ + b) − yᵢ) (xᵢ, 1), in double precision.
   *
   * @param theta (w, b), shape (p + 1); not modified
   * @param f what is made of z: z itself, or σ(z)
   * @return a new array, shape (p + 1)
   */
  public static double[] gradient(float[] theta, Examples examples, DoubleUnaryOperator f) {
    int p = theta.length - 1;
    double[] sum = new double[theta.length];
    for (int i = 0; i < examples.size(); i++) {
      float[] x = new float[p];
      examples.rows().addScaled(i, 1, x, 0);
      double residual =
          f.applyAsDouble(examples.rows().dot(i, theta, 0) + theta[p]) - examples.targets()[i];
      for (int j = 0; j < p; j++) {
        sum[j] += residual * x[j] / examples.size();
      }
      sum[p] += residual / examples.size();
    }
    return sum;
  }

  /** f of linear regression. */
  public static double identity(double z) {
    return z;
  }

  /** f of logistic regression. */
  public static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** ‖a − b‖ / ‖b‖. */
  public static double difference(float[] a, double[] b) {
    double apart = 0;
    double length = 0;
    for (int j = 0; j < b.length; j++) {
      apart += (a[j] - b[j]) * (a[j] - b[j]);
      length += b[j] * b[j];
    }
    return Math.sqrt(apart / length);
  }

  /** The cosine of the angle between the first p elements of both. */
  public static double cosine(double[] a, double[] b, int p) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int j = 0; j < p; j++) {
      ab += a[j] * b[j];
      aa += a[j] * a[j];
      bb += b[j] * b[j];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
