package leeml.model.fitted;

/**
 * Softmax regression: scores zₖ = wₖ·u + bₖ with u the standardised row.
 *
 * @param theta W, shape (p, K) row by row, then b, shape (K); not copied
 * @param scale from rows to u
 * @param classes K, at least 2
 */
public record SoftmaxUnits(float[] theta, ColumnScale scale, int classes) implements ClassScores {

  /** Checks the shape. */
  public SoftmaxUnits {
    if (classes < 2 || theta.length != (scale.width() + 1L) * classes) {
      throw new IllegalArgumentException(
          "%d parameters for %d columns and %d classes, expected (columns + 1) · classes"
              .formatted(theta.length, scale.width(), classes));
    }
  }

  @Override
  public int width() {
    return scale.width();
  }

  @Override
  public double[] scores(double[] x) {
    double[] u = scale.scaled(x);
    double[] z = new double[classes];
    for (int k = 0; k < classes; k++) {
      z[k] = theta[u.length * classes + k];
      for (int j = 0; j < u.length; j++) {
        z[k] += theta[j * classes + k] * u[j];
      }
    }
    return z;
  }
}
