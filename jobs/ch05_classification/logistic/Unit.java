package ch05_classification.logistic;

import ch05_classification.table.Standardised;
import java.io.Serializable;

/**
 * One logistic unit over a table's rows, P(1 | x) = σ(w·u + b) with u the standardised row.
 *
 * @param theta w, b, shape (p + 1)
 * @param scale from rows to u
 */
public record Unit(float[] theta, Standardised scale) implements Serializable {

  /** z = w·u + b of a row. */
  public double score(double[] row) {
    double[] u = scale.scaled(row);
    double z = theta[u.length];
    for (int j = 0; j < u.length; j++) {
      z += theta[j] * u[j];
    }
    return z;
  }

  /** 1 where P(1 | x) is above ½. */
  public int classify(double[] row) {
    return score(row) > 0 ? 1 : 0;
  }
}
