package leeml.model;

/**
 * Linear regression: ŷ = w·x + b, ℓ = ½ (ŷ − y)², ℓ′ = ŷ − y.
 *
 * <p>The half makes the gradient the residual itself and is what MLlib's {@code LinearRegression}
 * minimises too; the mean squared error is twice the loss.
 */
public final class LinearRegression extends GeneralizedLinear {

  /**
   * A model of rows of {@code columns} features; θ = (w, b), shape (columns + 1).
   *
   * @param columns p, at least 1
   */
  public LinearRegression(int columns) {
    super(columns);
  }

  @Override
  double loss(double z, double y) {
    return 0.5 * (z - y) * (z - y);
  }

  @Override
  double slope(double z, double y) {
    return z - y;
  }
}
