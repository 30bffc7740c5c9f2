package ch04_optimization.problem;

import java.io.Serializable;
import java.util.Arrays;
import leeml.optim.Optimizer;

/**
 * An elongated valley, f(x, y) = ½·(x² + κ·y²), lowest at (0, 0).
 *
 * @param condition κ, at least 1: how much steeper it is across than along
 */
public record Valley(double condition) implements Serializable {

  /** f. */
  public double height(double x, double y) {
    return 0.5 * (x * x + condition * y * y);
  }

  /** Writes df/d(x, y) at a point, shape (2). */
  public void gradient(float[] at, float[] gradient) {
    gradient[0] = at[0];
    gradient[1] = (float) (condition * at[1]);
  }

  /**
   * A way down.
   *
   * @param x first coordinates, start included
   * @param y second coordinates
   */
  public record Path(double[] x, double[] y) implements Serializable {

    /** Point t as a vector, shape (2); 0 is the start. */
    public double[] at(int t) {
      return new double[] {x[t], y[t]};
    }

    /** The way walked across the valley: Σ |yₜ − yₜ₋₁|. */
    public double walkedAcross() {
      double sum = 0;
      for (int t = 1; t < y.length; t++) {
        sum += Math.abs(y[t] - y[t - 1]);
      }
      return sum;
    }
  }

  /** Walks so many steps from (x, y). */
  public Path walk(Optimizer optimizer, double x, double y, int steps) {
    Optimizer.State state = optimizer.init(2);
    float[] at = {(float) x, (float) y};
    float[] direction = new float[2];
    double[] xs = new double[steps + 1];
    double[] ys = new double[steps + 1];
    xs[0] = at[0];
    ys[0] = at[1];
    for (int t = 1; t <= steps; t++) {
      gradient(at, direction);
      state.update(direction, at);
      at[0] += direction[0];
      at[1] += direction[1];
      xs[t] = at[0];
      ys[t] = at[1];
    }
    return new Path(xs, ys);
  }

  /** The height at every point of a path. */
  public double[] heights(Path path) {
    double[] heights = new double[path.x().length];
    Arrays.setAll(heights, t -> height(path.x()[t], path.y()[t]));
    return heights;
  }
}
