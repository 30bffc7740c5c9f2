package ch03_gradient_descent.surface;

/**
 * The Hessian of f(x, y): ((xx, xy), (xy, yy)).
 *
 * @param xx ∂²f/∂x²
 * @param xy ∂²f/∂x∂y
 * @param yy ∂²f/∂y²
 */
public record SecondDerivatives(double xx, double xy, double yy) {

  /** The smaller eigenvalue: below 0 where some direction bends down. */
  public double smallest() {
    return (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy);
  }

  /** The larger eigenvalue. */
  public double largest() {
    return (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
  }

  /** vᵀ H v for v = (x, y). */
  public double along(double x, double y) {
    return xx * x * x + 2 * xy * x * y + yy * y * y;
  }
}
