package ch09_rnn.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network of one linear unit that is fed 1 at the first of T steps and 0 after it: y =
 * w^(T−1), dy/dw = (T − 1) w^(T−2). And one of one sigmoid unit, whose loss has a cliff.
 */
public final class OneUnit {

  private OneUnit() {}

  /** y = w^(T−1). */
  public static double output(double w, int steps) {
    return Math.pow(w, steps - 1);
  }

  /** dy/dw = (T − 1) w^(T−2). */
  public static double slope(double w, int steps) {
    return (steps - 1) * Math.pow(w, steps - 2);
  }

  /**
   * Loss and gradient of xₜ = w σ(xₜ₋₁) + b over T steps from a start, L = (σ(x_T) − target)².
   *
   * @param start x₀
   */
  public record Sigmoid(double start, double target, int steps) {

    /** L, dL/dw, dL/db at (w, b). */
    public double[] at(double w, double b) {
      double x = start;
      double byW = 0;
      double byB = 0;
      for (int t = 0; t < steps; t++) {
        double s = sigmoid(x);
        double slope = s * (1 - s);
        byW = s + w * slope * byW;
        byB = 1 + w * slope * byB;
        x = w * s + b;
      }
      double s = sigmoid(x);
      double outer = 2 * (s - target) * s * (1 - s);
      return new double[] {(s - target) * (s - target), outer * byW, outer * byB};
    }

    /**
     * Gradient descent from a place, the gradient shortened to a norm of at most {@code clip}.
     *
     * @param clip above 0; infinite for none
     * @return (w, b, L) by step, the start included
     */
    public List<double[]> descend(double w, double b, double rate, double clip, int most) {
      List<double[]> path = new ArrayList<>();
      double[] place = {w, b};
      for (int step = 0; step <= most; step++) {
        double[] here = at(place[0], place[1]);
        path.add(new double[] {place[0], place[1], here[0]});
        double norm = Math.hypot(here[1], here[2]);
        double scale = rate * (norm > clip ? clip / norm : 1);
        place = new double[] {place[0] - scale * here[1], place[1] - scale * here[2]};
      }
      return path;
    }
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
