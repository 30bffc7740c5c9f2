package ch04_optimization.problem;

import leeml.optim.Optimizer;

/**
 * A convex function of one variable on which heavy ball, with its best constants for quadratics,
 * runs in a circle for ever.
 *
 * <p>f′(x) = 25x for x &lt; 1, x + 24 for 1 ≤ x &lt; 2, 25x − 24 for x ≥ 2: curvature between 1 and
 * 25, lowest at 0. From x = 3.3 heavy ball with η = 1/9 and μ = 4/9 is caught in a cycle of three
 * points.
 *
 * <p>Source: Lessard, Recht and Packard 2016, section 4.6.
 */
public final class TwoSlopes {

  /** L, the largest curvature. */
  public static final double STEEPEST = 25;

  /** m, the smallest curvature. */
  public static final double FLATTEST = 1;

  private static final float START = 3.3f;

  private TwoSlopes() {}

  /** f′(x). */
  public static double slope(double x) {
    if (x < 1) {
      return 25 * x;
    }
    return x < 2 ? x + 24 : 25 * x - 24;
  }

  /** |xₜ| from x₀ = 3.3 on, shape (steps + 1). */
  public static double[] distances(Optimizer optimizer, int steps) {
    Optimizer.State state = optimizer.init(1);
    float[] x = {START};
    float[] direction = new float[1];
    double[] distances = new double[steps + 1];
    distances[0] = START;
    for (int t = 1; t <= steps; t++) {
      direction[0] = (float) slope(x[0]);
      state.update(direction, x);
      x[0] += direction[0];
      distances[t] = Math.abs(x[0]);
    }
    return distances;
  }
}
