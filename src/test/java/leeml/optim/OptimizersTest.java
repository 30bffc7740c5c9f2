package leeml.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import leeml.optim.adaptive.Moments;
import leeml.optim.adaptive.ScaleByAdaBound;
import leeml.optim.adaptive.ScaleByAdagrad;
import leeml.optim.adaptive.ScaleByNadam;
import leeml.optim.adaptive.ScaleByRms;
import leeml.optim.penalty.SoftThreshold;
import leeml.optim.schedule.Constant;
import leeml.optim.transform.ScaleByRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The names, their defaults, and the arguments that they refuse. */
class OptimizersTest {

  private static final Moments MOMENTS = Moments.DEFAULT;
  private static final Constant ONE = new Constant(1);

  @Test
  @DisplayName("a name with defaults is the name with the documented values written out")
  void defaults() {
    Constant rate = new Constant(0.1);
    assertThat(Optimizers.sgd(0.1)).isEqualTo(new ScaleByRate(rate));
    assertThat(Optimizers.momentum(0.1)).isEqualTo(Optimizers.momentum(rate, 0.9));
    assertThat(Optimizers.nesterov(0.1)).isEqualTo(Optimizers.nesterov(rate, 0.9));
    assertThat(Optimizers.adagrad(0.1)).isEqualTo(Optimizers.adagrad(rate, 1e-10));
    assertThat(Optimizers.rmsProp(0.1)).isEqualTo(Optimizers.rmsProp(rate, 0.9, 1e-8));
    Moments paper = new Moments(0.9, 0.999, 1e-8);
    assertThat(Optimizers.adam(0.1)).isEqualTo(Optimizers.adam(rate, paper));
    assertThat(Optimizers.amsGrad(0.1)).isEqualTo(Optimizers.amsGrad(rate, paper));
    assertThat(Optimizers.rAdam(0.1)).isEqualTo(Optimizers.rAdam(rate, paper));
    assertThat(Optimizers.adaBound(0.1)).isEqualTo(Optimizers.adaBound(rate, 1, 0.001, paper));
    assertThat(Optimizers.adaBound(rate)).isEqualTo(Optimizers.adaBound(rate, 100, 0.001, paper));
    assertThat(Optimizers.swats(0.1))
        .isEqualTo(Optimizers.swats(rate, new Moments(0.9, 0.999, 1e-9), 1e-9));
    assertThat(Optimizers.nadam(0.1))
        .isEqualTo(Optimizers.nadam(rate, new Moments(0.99, 0.999, 1e-8), 0.004));
    assertThat(Optimizers.lookahead(Optimizers.sgd(0.1)))
        .isEqualTo(Optimizers.lookahead(Optimizers.sgd(0.1), 5, 0.5));
    assertThat(Optimizers.sgdwm(0.1, 0.01)).isEqualTo(Optimizers.sgdwm(0.1, ONE, 0.9, 0.01, 0));
    assertThat(Optimizers.adamW(0.1, 0.01)).isEqualTo(Optimizers.adamW(0.1, ONE, paper, 0.01, 0));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    refused(() -> Optimizers.sgd(-0.1), "rate must be in [0, ∞), but is -0.1");
    refused(() -> Optimizers.momentum(ONE, 1), "momentum must be in [0, 1), but is 1.0");
    refused(() -> Optimizers.nesterov(ONE, -0.5), "momentum must be in [0, 1), but is -0.5");
    refused(() -> new ScaleByAdagrad(0), "epsilon must be above 0 and finite, but is 0.0");
    refused(() -> new ScaleByRms(1, 1e-8), "decay must be in [0, 1), but is 1.0");
    refused(() -> new Moments(1, 0.9, 1e-8), "beta1 must be in [0, 1), but is 1.0");
    refused(() -> new Moments(0.9, 1.5, 1e-8), "beta2 must be in [0, 1), but is 1.5");
    refused(() -> new Moments(0.9, 0.9, -1), "epsilon must be above 0 and finite, but is -1.0");
    refused(() -> Optimizers.adaBound(0), "rate must be above 0 and finite, but is 0.0");
    refused(
        () -> new ScaleByAdaBound(MOMENTS, 0, 1),
        "finalRatio must be above 0 and finite, but is 0.0");
    refused(() -> new ScaleByAdaBound(MOMENTS, 1, 2), "gamma must be in (0, 1], but is 2.0");
    refused(
        () -> new ScaleByNadam(MOMENTS, 0), "momentumDecay must be above 0 and finite, but is 0.0");
    refused(
        () -> Optimizers.swats(ONE, MOMENTS, 0),
        "tolerance must be above 0 and finite, but is 0.0");
    Optimizer sgd = Optimizers.sgd(0.1);
    refused(() -> Optimizers.lookahead(sgd, 0, 0.5), "period must be at least 1, but is 0");
    refused(() -> Optimizers.lookahead(sgd, 5, 0), "slowRate must be in (0, 1], but is 0.0");
    refused(() -> Optimizers.sgdwm(0.1, 1), "strength must be in [0, 1), but is 1.0");
    refused(() -> Optimizers.adamW(0.1, -1), "strength must be in [0, 1), but is -1.0");
    refused(() -> Optimizers.clipByNorm(0), "limit must be above 0 and finite, but is 0.0");
    refused(() -> Optimizers.clipByValue(-1), "limit must be above 0 and finite, but is -1.0");
    refused(() -> Optimizers.l1(-1, 0), "strength must be in [0, ∞), but is -1.0");
    refused(() -> Optimizers.l2(1, -1), "exempt must be at least 0, but is -1");
    refused(() -> new SoftThreshold(-1, ONE, 0), "strength must be in [0, ∞), but is -1.0");
    refused(() -> Optimizer.chain(), "a chain needs at least one part");
  }

  @Test
  @DisplayName("a lambda that gives no legal rate is stopped at the step where it does")
  void refusesAnIllegalRate() {
    Optimizer.State state = Optimizers.sgd(step -> 2.0 - step).init(1);
    state.update(new float[1], new float[1]);
    state.update(new float[1], new float[1]);
    refused(
        () -> state.update(new float[1], new float[1]),
        "the rate of step 3 must be in [0, ∞), but the schedule gave -1.0");
  }

  private static void refused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
