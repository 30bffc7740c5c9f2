package leeml.optim.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Schedule;
import leeml.optim.Walk;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.StepDecay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rate, momentum, clipping and Lookahead, step by step by hand. */
class TransformRecurrenceTest {

  private static final Schedule HALVING = new StepDecay(0.1, 0.5, 1);

  @Test
  void sgd() {
    // 1 − 0.1·2 = 0.8, + 0.1·3 = 1.1, − 0.1·0.5 = 1.05
    assertThat(Walk.path(Optimizers.sgd(0.1), 1, 2, -3, 0.5))
        .containsExactly(new double[] {0.8, 1.1, 1.05}, Walk.eps());
    // rates 0.1, 0.05, 0.025
    assertThat(Walk.path(Optimizers.sgd(HALVING), 1, 2, -3, 4))
        .containsExactly(new double[] {0.8, 0.95, 0.85}, Walk.eps());
  }

  @Test
  void heavyBall() {
    // μ = 0.5: v = 1, 2.5, 5.25
    assertThat(Walk.path(Optimizers.momentum(new Constant(0.1), 0.5), 0, 1, 2, 4))
        .containsExactly(new double[] {-0.1, -0.35, -0.875}, Walk.eps());
  }

  @Test
  @DisplayName("the rate before or after the momentum: equal while constant, different once not")
  void rateInsideOrOutside() {
    // outside, rates 0.1, 0.05: v = 1, 2.5; θ = −0.1, −0.225
    assertThat(Walk.path(Optimizers.momentum(HALVING, 0.5), 0, 1, 2))
        .containsExactly(new double[] {-0.1, -0.225}, Walk.eps());
    // inside: v = −0.1, then 0.5·(−0.1) − 0.05·2 = −0.15; θ = −0.1, −0.25
    Optimizer inside = Optimizer.chain(new ScaleByRate(HALVING), new HeavyBall(0.5));
    assertThat(Walk.path(inside, 0, 1, 2)).containsExactly(new double[] {-0.1, -0.25}, Walk.eps());
    Optimizer constant = Optimizer.chain(new ScaleByRate(new Constant(0.1)), new HeavyBall(0.5));
    assertThat(Walk.path(constant, 0, 1, 2, 4))
        .containsExactly(new double[] {-0.1, -0.35, -0.875}, Walk.eps());
  }

  @Test
  void nesterov() {
    // μ = 0.5: v = 1, 2.5, 5.25; g + μ·v = 1.5, 3.25, 6.625
    assertThat(Walk.path(Optimizers.nesterov(new Constant(0.1), 0.5), 0, 1, 2, 4))
        .containsExactly(new double[] {-0.15, -0.475, -1.1375}, Walk.eps());
  }

  @Test
  @DisplayName("the path is that of Nesterov's own form at its look-ahead points, f = ½·3·θ²")
  void nesterovIsTheOriginal() {
    double rate = 0.1;
    double mu = 0.8;
    double y = 1;
    double v = 0;
    float[] theta = {1};
    Optimizer.State state = Optimizers.nesterov(new Constant(rate), mu).init(1);
    for (int t = 1; t <= 10; t++) {
      v = mu * v - rate * 3 * (y + mu * v);
      y += v;
      float[] direction = {3 * theta[0]};
      state.update(direction, theta);
      theta[0] += direction[0];
      assertThat((double) theta[0]).as("step %d", t).isCloseTo(y + mu * v, Walk.eps());
    }
  }

  @Test
  void clipsByNorm() {
    float[] direction = {3, -4, 12, 0, 84};
    // ‖(3, −4, 12, 0, 84)‖ = 85
    Optimizers.clipByNorm(8.5).init(5).update(direction, new float[5]);
    assertThat(direction).containsExactly(new float[] {0.3f, -0.4f, 1.2f, 0, 8.4f}, within(1e-6f));
    float[] small = {3, -4};
    Optimizers.clipByNorm(5).init(2).update(small, new float[2]);
    assertThat(small).as("within the limit, bit for bit").isEqualTo(new float[] {3, -4});
  }

  @Test
  @DisplayName("the norm of a gradient whose squares overflow float is still right")
  void clipsHugeGradients() {
    float[] direction = {3e25f, -4e25f};
    Optimizers.clipByNorm(1).init(2).update(direction, new float[2]);
    assertThat(direction).containsExactly(new float[] {0.6f, -0.8f}, within(1e-6f));
  }

  @Test
  void clipsByValue() {
    float[] direction = {3, -4, 0.5f, -0.5f};
    Optimizers.clipByValue(1).init(4).update(direction, new float[4]);
    assertThat(direction).isEqualTo(new float[] {1, -1, 0.5f, -0.5f});
  }

  @Test
  @DisplayName("Lookahead around SGD, k = 2, α = 0.5")
  void lookahead() {
    Optimizer optimizer = Optimizers.lookahead(Optimizers.sgd(0.1), 2, 0.5);
    // fast 0.9, 0.7; φ = 1 + ½(0.7 − 1) = 0.85; fast 0.55, 0.15; φ = 0.85 + ½(0.15 − 0.85) = 0.5
    assertThat(Walk.path(optimizer, 1, 1, 2, 3, 4))
        .containsExactly(new double[] {0.9, 0.85, 0.55, 0.5}, Walk.eps());
  }

  @Test
  @DisplayName("Lookahead keeps the inner state over the step back")
  void lookaheadKeepsMomentum() {
    Optimizer inner = Optimizers.momentum(new Constant(0.1), 0.5);
    // v = 1, 1.5, 1.75; fast 0.9, 0.75; φ = 0.875; then 0.875 − 0.175
    assertThat(Walk.path(Optimizers.lookahead(inner, 2, 0.5), 1, 1, 1, 1))
        .containsExactly(new double[] {0.9, 0.875, 0.7}, Walk.eps());
  }

  @Test
  @DisplayName("Lookahead with α = 1 is the optimizer inside it")
  void lookaheadWithoutStepBack() {
    double[] gradients = {1, -2, 0.5, 3, 1, 1, -1};
    assertThat(Walk.path(Optimizers.lookahead(Optimizers.adam(0.1), 3, 1), 0, gradients))
        .containsExactly(Walk.path(Optimizers.adam(0.1), 0, gradients), Walk.eps());
  }
}
