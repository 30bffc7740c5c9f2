package leeml.optim.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Walk;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.StepDecay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SwatsTest {

  private static final Moments MOMENTS = new Moments(0.9, 0.999, 1e-9);

  /**
   * One parameter, g = 2 throughout: p = −η = −0.1, γ = p²/(−p·g) = 0.05 in every step, so λ has
   * settled at step 2 and Λ = 0.05. Then v = 2, Δ = −0.1·0.05·2 = −0.01; g = 4: v = 0.9·2 + 4 =
   * 5.8, Δ = −0.029.
   */
  @Test
  void switchesByHand() {
    Optimizer swats = Optimizers.swats(new Constant(0.1), MOMENTS, 1e-6);
    assertThat(Walk.path(swats, 0, 2, 2, 2, 4))
        .containsExactly(new double[] {-0.1, -0.2, -0.21, -0.239}, Walk.eps());
    assertThat(rateAfter(swats, 1)).isCloseTo(0.1, Walk.eps());
    assertThat(rateAfter(swats, 2)).isCloseTo(0.05, Walk.eps());
  }

  @Test
  @DisplayName("after the switch the rate goes on with the schedule")
  void followsTheSchedule() {
    // steps 1–2 at 0.1, 3–4 at 0.05: Λ = 0.05·½ from step 3 on
    Optimizer swats = Optimizers.swats(new StepDecay(0.1, 0.5, 2), MOMENTS, 1e-6);
    assertThat(Walk.path(swats, 0, 2, 2, 2, 4))
        .containsExactly(new double[] {-0.1, -0.2, -0.205, -0.2195}, Walk.eps());
  }

  @Test
  @DisplayName("equals the paper's algorithm in double over two parameters, before and after")
  void equalsTheAlgorithm() {
    double tolerance = 0.02;
    float[] theta = {1, -2};
    Reference reference = new Reference(theta[0], theta[1], tolerance);
    Optimizer.State state = Optimizers.swats(new Constant(0.1), MOMENTS, tolerance).init(2);
    for (int t = 1; t <= 12; t++) {
      double[] g = {3 * theta[0] + Math.sin((double) t), theta[1]};
      reference.step(g);
      float[] direction = {(float) g[0], (float) g[1]};
      state.update(direction, theta);
      theta[0] += direction[0];
      theta[1] += direction[1];
      assertThat((double) theta[0]).as("step %d", t).isCloseTo(reference.theta[0], Walk.eps());
      assertThat((double) theta[1]).as("step %d", t).isCloseTo(reference.theta[1], Walk.eps());
    }
    assertThat(reference.switchedAt).as("the walk covers both phases").isBetween(2, 10);
  }

  @Test
  @DisplayName("a negative rate, from momentum that climbs, is never switched to")
  void doesNotSwitchToAClimb() {
    // The gradient turns; while m still points the old way, p·g > 0 and γ < 0.
    Optimizer swats = Optimizers.swats(new Constant(0.1), new Moments(0.9, 0, 1e-9), 10);
    Optimizer.State state = swats.init(1);
    state.update(new float[] {4}, new float[1]);
    state.update(new float[] {-0.1f}, new float[1]);
    assertThat(state.learningRate()).isEqualTo(0.1);
  }

  private static double rateAfter(Optimizer optimizer, int steps) {
    Optimizer.State state = optimizer.init(1);
    for (int t = 0; t < steps; t++) {
      state.update(new float[] {2}, new float[1]);
    }
    return state.learningRate();
  }

  /** Algorithm 1 of the paper for two parameters, in double. */
  private static final class Reference {
    private final double[] theta;
    private final double[] m = new double[2];
    private final double[] a = new double[2];
    private final double[] v = new double[2];
    private final double tolerance;
    private double lambda;
    private double rate;
    private int k;
    private int switchedAt;

    Reference(double first, double second, double tolerance) {
      theta = new double[] {first, second};
      this.tolerance = tolerance;
    }

    void step(double[] g) {
      k++;
      if (switchedAt > 0) {
        for (int i = 0; i < 2; i++) {
          v[i] = 0.9 * v[i] + g[i];
          theta[i] -= (1 - 0.9) * rate * v[i];
        }
        return;
      }
      double pp = 0;
      double pg = 0;
      for (int i = 0; i < 2; i++) {
        m[i] = 0.9 * m[i] + 0.1 * g[i];
        a[i] = 0.999 * a[i] + 0.001 * g[i] * g[i];
        double correction = Math.sqrt(1 - Math.pow(0.999, k)) / (1 - Math.pow(0.9, k));
        double p = -0.1 * correction * m[i] / (Math.sqrt(a[i]) + 1e-9);
        theta[i] += p;
        pp += p * p;
        pg += p * g[i];
      }
      double gamma = pp / -pg;
      lambda = 0.999 * lambda + 0.001 * gamma;
      double settled = lambda / (1 - Math.pow(0.999, k));
      if (k > 1 && Math.abs(settled - gamma) < tolerance) {
        switchedAt = k;
        rate = settled;
      }
    }
  }
}
