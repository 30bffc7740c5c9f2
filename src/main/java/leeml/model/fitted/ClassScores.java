package leeml.model.fitted;

import java.io.Serializable;

/**
 * A classifier: scores z of K classes, and P(k | x) = e^zₖ / Σⱼ e^zⱼ.
 *
 * <p>Adding a number to every score changes nothing.
 */
public sealed interface ClassScores extends Serializable permits LogisticUnit, SoftmaxUnits {

  /** The number p of columns. */
  int width();

  /** The number K of classes. */
  int classes();

  /**
   * z of a row, a new array of shape (K).
   *
   * @param x the first p numbers are read; not modified
   */
  double[] scores(double[] x);

  /** The class of the largest score; the first of equals. */
  default int classify(double[] x) {
    return largest(scores(x));
  }

  /** The class of the largest of these scores; the first of equals. */
  static int largest(double... z) {
    int best = 0;
    for (int k = 1; k < z.length; k++) {
      best = z[k] > z[best] ? k : best;
    }
    return best;
  }

  /** P(k | x) of these scores, a new array of shape (K) that adds up to 1; overflows for no z. */
  static double[] probabilities(double... z) {
    double most = z[largest(z)];
    double[] p = new double[z.length];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(z[k] - most);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
