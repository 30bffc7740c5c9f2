package leeml.model.fitted;

/**
 * One logistic unit, P(1 | x) = σ(z), z = w·u + b with u the standardised row; z₀ = 0.
 *
 * @param theta w, b, shape (p + 1); not copied
 * @param scale from rows to u
 */
public record LogisticUnit(float[] theta, ColumnScale scale) implements ClassScores {

  /** Checks the shape. */
  public LogisticUnit {
    if (theta.length != scale.width() + 1) {
      throw new IllegalArgumentException(
          "%d parameters for %d columns, expected one more than columns"
              .formatted(theta.length, scale.width()));
    }
  }

  /** z of a row. */
  public double score(double[] x) {
    double[] u = scale.scaled(x);
    double z = theta[u.length];
    for (int j = 0; j < u.length; j++) {
      z += theta[j] * u[j];
    }
    return z;
  }

  @Override
  public int width() {
    return scale.width();
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public double[] scores(double[] x) {
    return new double[] {0, score(x)};
  }
}
