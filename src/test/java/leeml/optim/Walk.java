package leeml.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;

/** Takes an optimizer along given gradients, and holds its path against a reference in double. */
public final class Walk {

  /** Five gradients of shape (2), with both signs, a small one and a zero. */
  static final double[][] GRADIENTS = {{1, -2}, {0.5, 3}, {-0.25, 0.1}, {2, -1}, {0, 0.7}};

  static final double[] START = {0.3, -0.8};

  private static final double TOLERANCE = 1e-6;

  private Walk() {}

  /** A recurrence of one parameter: θ after each step, from θ₀ and the gradients. */
  @FunctionalInterface
  public interface Recurrence {
    double[] path(double theta, double[] gradients);
  }

  /** θ after each step for d = 1. */
  public static double[] path(Optimizer optimizer, double start, double... gradients) {
    Optimizer.State state = optimizer.init(1);
    float[] theta = {(float) start};
    double[] path = new double[gradients.length];
    for (int t = 0; t < gradients.length; t++) {
      float[] direction = {(float) gradients[t]};
      state.update(direction, theta);
      theta[0] += direction[0];
      path[t] = theta[0];
    }
    return path;
  }

  /** Both parameters of the standard walk equal the reference at every step, to 1e-6. */
  public static void assertFollows(Optimizer optimizer, Recurrence reference) {
    Optimizer.State state = optimizer.init(2);
    float[] theta = {(float) START[0], (float) START[1]};
    double[] first = reference.path(START[0], column(0));
    double[] second = reference.path(START[1], column(1));
    for (int t = 0; t < GRADIENTS.length; t++) {
      float[] direction = {(float) GRADIENTS[t][0], (float) GRADIENTS[t][1]};
      state.update(direction, theta);
      theta[0] += direction[0];
      theta[1] += direction[1];
      assertThat((double) theta[0]).as("θ₁ after step %d", t + 1).isCloseTo(first[t], eps());
      assertThat((double) theta[1]).as("θ₂ after step %d", t + 1).isCloseTo(second[t], eps());
    }
  }

  /** The tolerance of every hand-computed step. */
  public static Offset<Double> eps() {
    return within(TOLERANCE);
  }

  private static double[] column(int index) {
    return Arrays.stream(GRADIENTS).mapToDouble(row -> row[index]).toArray();
  }
}
