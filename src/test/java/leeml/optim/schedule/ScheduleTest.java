package leeml.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.optim.Schedule;
import leeml.optim.schedule.Cyclical.Shape;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules at points worked out by hand, at their borders, and out of range. */
class ScheduleTest {

  private static final Offset<Double> EPS = within(1e-12);

  static List<Schedule> all() {
    return List.of(
        new Constant(0.1),
        new Scaled(0.5, new Constant(0.2)),
        new StepDecay(0.1, 0.5, 3),
        new InverseSqrt(0.1),
        new Cosine(0.1, 0.01, 10),
        new WarmUp(4, new Cosine(0.1, 0.01, 10)),
        new Cyclical(0.01, 0.1, 4, Shape.TRIANGULAR),
        new Cyclical(0.01, 0.1, 4, Shape.TRIANGULAR2),
        new Sgdr(0.1, 0.01, 3, 2),
        OneCycle.over(0.1, 20));
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("finite, in [0, 0.1], the same again, and refused below step 1")
  void isALegalRate(Schedule schedule) {
    for (long step = 1; step <= 200; step++) {
      assertThat(schedule.rate(step)).as("step %d", step).isBetween(0.0, 0.1 + 1e-12);
      assertThat(schedule.rate(step)).isEqualTo(schedule.rate(step));
    }
    assertThat(schedule.rate(1_000_000_000_000L)).isBetween(0.0, 0.1 + 1e-12);
    assertThatThrownBy(() -> schedule.rate(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step must be at least 1, but is 0");
  }

  @Test
  void constant() {
    assertRates(new Constant(0.3), 0.3, 0.3, 0.3);
  }

  @Test
  void scaled() {
    assertRates(new Scaled(0.4, new StepDecay(1, 0.5, 1)), 0.4, 0.2, 0.1);
  }

  @Test
  void stepDecay() {
    assertRates(new StepDecay(0.8, 0.5, 2), 0.8, 0.8, 0.4, 0.4, 0.2, 0.2);
  }

  @Test
  void inverseSqrt() {
    assertRates(new InverseSqrt(6), 6, 6 / Math.sqrt(2), 6 / Math.sqrt(3), 3);
    assertThat(new InverseSqrt(6).rate(9)).isCloseTo(2, EPS);
  }

  @Test
  @DisplayName("cosine from 1 to 0.2 in 4 steps: cos 0, 45, 90, 135, 180 degrees, then flat")
  void cosine() {
    double half = Math.sqrt(0.5);
    assertRates(new Cosine(1, 0.2, 4), 1, 0.6 + 0.4 * half, 0.6, 0.6 - 0.4 * half, 0.2, 0.2, 0.2);
  }

  @Test
  @DisplayName("warm-up runs up to the first rate of what follows, which then starts")
  void warmUp() {
    assertRates(new WarmUp(4, new StepDecay(0.8, 0.5, 1)), 0.2, 0.4, 0.6, 0.8, 0.8, 0.4, 0.2);
    assertRates(new WarmUp(1, new Constant(0.8)), 0.8, 0.8);
  }

  @Test
  @DisplayName("triangular between 1 and 3 with half cycles of 2")
  void triangular() {
    assertRates(new Cyclical(1, 3, 2, Shape.TRIANGULAR), 1, 2, 3, 2, 1, 2, 3, 2, 1);
  }

  @Test
  @DisplayName("triangular2: the height 2 becomes 1, then a half")
  void triangular2() {
    assertRates(
        new Cyclical(1, 3, 2, Shape.TRIANGULAR2),
        1,
        2,
        3,
        2,
        1,
        1.5,
        2,
        1.5,
        1,
        1.25,
        1.5,
        1.25,
        1);
  }

  @Test
  @DisplayName("SGDR from 1 to 0 with periods of 2, 4, 8 steps restarts at steps 3, 7, 15")
  void sgdr() {
    double half = Math.sqrt(0.5);
    Sgdr sgdr = new Sgdr(1, 0, 2, 2);
    assertRates(sgdr, 1, 0.5, 1, 0.5 + 0.5 * half, 0.5, 0.5 - 0.5 * half, 1);
    assertThat(sgdr.rate(11)).as("half way through 8").isCloseTo(0.5, EPS);
    assertThat(sgdr.rate(15)).isCloseTo(1, EPS);
    assertRates(new Sgdr(1, 0, 2, 1), 1, 0.5, 1, 0.5, 1, 0.5);
  }

  @Test
  @DisplayName("one-cycle 1 → 3 → 1 → 0 with arms of 2 and a tail of 4")
  void oneCycle() {
    assertRates(new OneCycle(1, 3, 0, 2, 4), 1, 2, 3, 2, 1, 0.75, 0.5, 0.25, 0, 0);
  }

  @Test
  @DisplayName("one-cycle over a run ends on its last step, however short the run")
  void oneCycleOverARun() {
    OneCycle hundred = OneCycle.over(1, 100);
    assertThat(hundred).isEqualTo(new OneCycle(0.1, 1, 0.001, 45, 9));
    for (long steps = 4; steps < 40; steps++) {
      OneCycle cycle = OneCycle.over(1, steps);
      assertThat(cycle.rate(1)).isCloseTo(0.1, EPS);
      assertThat(cycle.rate(1 + cycle.half())).isCloseTo(1, EPS);
      assertThat(cycle.rate(steps)).as("%d steps", steps).isCloseTo(0.001, EPS);
    }
  }

  @Test
  @DisplayName("no jumps at borders: with long periods neighbouring steps are close")
  void isContinuous() {
    List<Schedule> continuous =
        List.of(
            new Cosine(1, 0.1, 1000),
            new WarmUp(1000, new Cosine(1, 0.1, 1000)),
            new WarmUp(1000, new InverseSqrt(1)),
            new Cyclical(0, 1, 1000, Shape.TRIANGULAR),
            new Cyclical(0, 1, 1000, Shape.TRIANGULAR2),
            OneCycle.over(1, 3000));
    for (Schedule schedule : continuous) {
      double largest = 0;
      for (long step = 1; step < 6000; step++) {
        if (schedule.equals(continuous.get(2)) && step > 1000) {
          break; // 1/√t itself falls from 1 to 0.71 in its first step
        }
        double jump = Math.abs(schedule.rate(step + 1) - schedule.rate(step));
        largest = Math.max(largest, jump);
      }
      assertThat(largest).as(schedule.toString()).isLessThan(0.0025);
    }
  }

  @Test
  void refusesWhatIsOutOfRange() {
    refused(() -> new Constant(-1), "rate must be in [0, ∞), but is -1.0");
    refused(() -> new Constant(Double.NaN), "rate must be in [0, ∞), but is NaN");
    refused(() -> new Scaled(-1, new Constant(1)), "rate must be in [0, ∞), but is -1.0");
    refused(() -> new StepDecay(1, 0, 1), "factor must be in (0, 1], but is 0.0");
    refused(() -> new StepDecay(1, 0.5, 0), "period must be at least 1, but is 0");
    refused(() -> new InverseSqrt(-2), "rate must be in [0, ∞), but is -2.0");
    refused(() -> new Cosine(1, 2, 5), "high must be in [2.0, ∞), but is 1.0");
    refused(() -> new Cosine(1, 0, 0), "steps must be at least 1, but is 0");
    refused(() -> new WarmUp(0, new Constant(1)), "steps must be at least 1, but is 0");
    refused(() -> new Cyclical(-1, 1, 5, Shape.TRIANGULAR), "low must be in [0, ∞), but is -1.0");
    refused(
        () -> new Cyclical(0, 1, 0, Shape.TRIANGULAR), "halfCycle must be at least 1, but is 0");
    refused(() -> new Sgdr(1, 0, 0, 2), "firstPeriod must be at least 1, but is 0");
    refused(() -> new Sgdr(1, 0, 5, 0), "growth must be at least 1, but is 0");
    refused(() -> new OneCycle(1, 3, 2, 5, 5), "low must be in [2.0, ∞), but is 1.0");
    refused(() -> new OneCycle(1, 3, 0, 5, 0), "tail must be at least 1, but is 0");
    refused(() -> OneCycle.over(1, 3), "steps must be at least 4, but is 3");
  }

  private static void refused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static void assertRates(Schedule schedule, double... expected) {
    for (int t = 1; t <= expected.length; t++) {
      assertThat(schedule.rate(t)).as("step %d", t).isCloseTo(expected[t - 1], EPS);
    }
  }
}
