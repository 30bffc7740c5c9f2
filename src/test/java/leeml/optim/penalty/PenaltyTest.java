package leeml.optim.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Walk;
import leeml.optim.adaptive.Moments;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.StepDecay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Penalties by hand, and what they leave alone. */
class PenaltyTest {

  @Test
  void l2AddsItsGradient() {
    assertThat(after(new L2(0.1, 1), new float[] {1, -1, 1}, new float[] {2, -4, 100}))
        .containsExactly(new float[] {1.2f, -1.4f, 1}, within(1e-6f));
  }

  @Test
  void l1AddsItsSubgradient() {
    float[] theta = {2, -4, 0, 100};
    assertThat(after(new L1(0.1, 1), new float[] {1, 1, 1, 1}, theta))
        .containsExactly(new float[] {1.1f, 0.9f, 1, 1}, within(1e-6f));
  }

  @Test
  @DisplayName("soft threshold: 0.3 is cut off exactly, 1 loses 0.4, the intercept nothing")
  void softThresholds() {
    float[] theta = {0.2f, 1.1f, -1.1f, 0.2f};
    float[] update = {0.1f, -0.1f, 0.1f, 0.1f};
    float[] out = after(new SoftThreshold(4, new Constant(0.1), 1), update, theta);
    assertThat(theta[0] + out[0]).as("exactly zero").isZero();
    assertThat(out).containsExactly(new float[] {-0.2f, -0.5f, 0.5f, 0.1f}, within(1e-6f));
  }

  @Test
  @DisplayName("proximal SGD finds the lasso's own solution, S(c, λ), with exact zeros")
  void findsTheLassoSolution() {
    // ½‖θ − c‖² + λ‖θ‖₁ has its minimum at sign(c)·max(|c| − λ, 0)
    float[] c = {1, -0.3f, 0.2f, -2, 0.1f};
    Optimizer.State state = Optimizers.proximalSgd(new Constant(0.2), 0.5, 1).init(5);
    float[] theta = {0.5f, 0.5f, -0.5f, 0.5f, 0};
    for (int t = 0; t < 200; t++) {
      float[] direction = new float[5];
      for (int i = 0; i < 5; i++) {
        direction[i] = theta[i] - c[i];
      }
      state.update(direction, theta);
      for (int i = 0; i < 5; i++) {
        theta[i] += direction[i];
      }
    }
    assertThat(theta).containsExactly(new float[] {0.5f, 0, 0, -1.5f, 0.1f}, within(1e-5f));
    assertThat(theta[1]).isZero();
    assertThat(theta[2]).isZero();
  }

  @Test
  @DisplayName("SGDWM by hand: α = 0.1, η = 1, ½, μ = 0.5, λ = 0.2")
  void sgdwm() {
    Optimizer optimizer = Optimizers.sgdwm(0.1, new StepDecay(1, 0.5, 1), 0.5, 0.2, 0);
    // v = 0.1·1 = 0.1;             θ = 1 − 0.1 − 0.2·1 = 0.7
    // v = 0.5·0.1 + 0.05·2 = 0.15; θ = 0.7 − 0.15 − 0.5·0.2·0.7 = 0.48
    // v = 0.075 + 0.025·4 = 0.175; θ = 0.48 − 0.175 − 0.25·0.2·0.48 = 0.281
    assertThat(Walk.path(optimizer, 1, 1, 2, 4))
        .containsExactly(new double[] {0.7, 0.48, 0.281}, Walk.eps());
  }

  @Test
  void adamW() {
    double decay = 0.05;
    Walk.assertFollows(
        Optimizers.adamW(0.1, new StepDecay(1, 0.5, 2), Moments.DEFAULT, decay, 0),
        (theta, g) -> {
          double[] multiplier = {1, 1, 0.5, 0.5, 0.25};
          double[] path = new double[g.length];
          double m = 0;
          double v = 0;
          for (int t = 1; t <= g.length; t++) {
            m = 0.9 * m + 0.1 * g[t - 1];
            v = 0.999 * v + 0.001 * g[t - 1] * g[t - 1];
            double mean = m / (1 - Math.pow(0.9, t));
            double root = Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8;
            theta -= multiplier[t - 1] * (0.1 * mean / root + decay * theta);
            path[t - 1] = theta;
          }
          return path;
        });
  }

  @Test
  void decayLeavesTheTailAlone() {
    Optimizer decay = new DecoupledDecay(0.5, new Constant(1), 2);
    assertThat(after(decay, new float[3], new float[] {4, 4, 4})).isEqualTo(new float[] {-2, 0, 0});
  }

  @Test
  void refusesToExemptMoreThanThereIs() {
    assertThat(after(new L2(1, 2), new float[2], new float[] {1, 1})).isEqualTo(new float[2]);
    assertThatThrownBy(() -> new L2(1, 3).init(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("exempt must be in [0, 2], the number of parameters, but is 3");
  }

  private static float[] after(Optimizer optimizer, float[] direction, float[] theta) {
    optimizer.init(theta.length).update(direction, theta);
    return direction;
  }
}
