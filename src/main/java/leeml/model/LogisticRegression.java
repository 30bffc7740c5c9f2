package leeml.model;

/**
 * Logistic regression: P(y = 1 | x) = σ(z), z = w·x + b, ℓ = ln(1 + eᶻ) − y z, ℓ′ = σ(z) − y, for
 * targets y in {0, 1}.
 *
 * <p>ℓ is the cross entropy. It is computed as max(z, 0) − y z + ln(1 + e^−|z|), which overflows
 * for no z.
 */
public final class LogisticRegression extends GeneralizedLinear {

  /**
   * A model of rows of {@code columns} features; θ = (w, b), shape (columns + 1).
   *
   * @param columns p, at least 1
   */
  public LogisticRegression(int columns) {
    super(columns);
  }

  @Override
  double loss(double z, double y) {
    return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
  }

  @Override
  double slope(double z, double y) {
    return sigmoid(z) - y;
  }

  /** P(y = 1 | x) of one row. */
  public double probability(float[] theta, Rows rows, int row) {
    return sigmoid(score(theta, rows, row));
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
