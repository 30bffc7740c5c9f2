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
    double[] z = scores(x);
    int best = 0;
    for (int k = 1; k < z.length; k++) {
      best = z[k] > z[best] ? k : best;
    }
    return best;
  }

  /** P(k | x) of a row, a new array of shape (K) that adds up to 1; overflows for no z. */
  default double[] probabilities(double[] x) {
    double[] p = scores(x);
    double most = p[0];
    for (double z : p) {
      most = Math.max(most, z);
    }
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(p[k] - most);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
