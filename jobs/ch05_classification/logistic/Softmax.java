package ch05_classification.logistic;

import ch05_classification.table.Standardised;
import java.io.Serializable;

/**
 * Softmax regression over a table's rows: scores zₖ = wₖ·u + bₖ with u the standardised row.
 *
 * @param theta W, shape (p, K) row by row, then b, shape (K)
 * @param scale from rows to u
 * @param classes K
 */
public record Softmax(float[] theta, Standardised scale, int classes) implements Serializable {

  /** z of each class, a new array; what follows the features is not read. */
  public double[] scores(double[] row) {
    double[] u = scale.scaled(row);
    double[] z = new double[classes];
    for (int k = 0; k < classes; k++) {
      z[k] = theta[u.length * classes + k];
      for (int j = 0; j < u.length; j++) {
        z[k] += theta[j * classes + k] * u[j];
      }
    }
    return z;
  }

  /** The class of the largest score; the first of equals. */
  public int classify(double[] row) {
    double[] z = scores(row);
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = z[k] > z[best] ? k : best;
    }
    return best;
  }
}
