package leeml.optim.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.InverseSqrt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Where Adam fails and AMSGrad does not: Reddi, Kale and Kumar 2018, theorem 1.
 *
 * <p>On [−1, 1], fₜ(x) = C·x in every third step and −x in the two between; the sum over three
 * steps is (C − 2)·x, so x = −1 is best. With β₁ = 0, β₂ = 1/(1 + C²) and ηₜ = η/√t, Adam has
 * forgotten the large gradient by the next step, and the two small ones carry it to x = 1, the
 * worst point.
 */
class AmsGradCounterExampleTest {

  private static final double C = 3;
  private static final Moments MOMENTS = new Moments(0, 1 / (1 + C * C), 1e-8);
  private static final InverseSqrt RATE = new InverseSqrt(0.5);

  @Test
  @DisplayName("Adam goes to the worst point, x = 1")
  void adamFails() {
    assertThat(end(Optimizers.adam(RATE, MOMENTS), 0)).isGreaterThan(0.95);
    assertThat(end(Optimizers.adam(RATE, MOMENTS), -1)).isGreaterThan(0.95);
  }

  @Test
  @DisplayName("AMSGrad goes to the best point, x = −1")
  void amsGradSucceeds() {
    assertThat(end(Optimizers.amsGrad(RATE, MOMENTS), 0)).isLessThan(-0.95);
    assertThat(end(Optimizers.amsGrad(RATE, MOMENTS), 1)).isLessThan(-0.95);
  }

  /** x after 9 000 steps, projected to [−1, 1] after each. */
  private static double end(Optimizer optimizer, double start) {
    Optimizer.State state = optimizer.init(1);
    float[] x = {(float) start};
    float[] direction = new float[1];
    for (int t = 1; t <= 9000; t++) {
      direction[0] = t % 3 == 1 ? (float) C : -1;
      state.update(direction, x);
      x[0] = Math.max(-1, Math.min(1, x[0] + direction[0]));
    }
    return x[0];
  }
}
