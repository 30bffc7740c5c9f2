package ch03_gradient_descent.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TheoryTest {

  @Test
  void taylorOfTheSaddleByHand() {
    // At (1, 0): f = 1, g = (2, 0), H = diag(2, −2).
    Taylor series = new Taylor(Surface.SADDLE, 1, 0);
    assertThat(series.firstOrder(0.5, 0.5)).isEqualTo(2, within(1e-12));
    assertThat(series.secondOrder(0.5, 0.5)).isEqualTo(2, within(1e-12));
    assertThat(series.secondOrder(0.5, 0)).isEqualTo(2.25, within(1e-12));
    assertThat(series.angleToLowest(1e-4)).isLessThan(0.2);
  }

  @Test
  void powerOfAPowerLaw() {
    assertThat(Taylor.power(new double[] {1, 2, 4}, new double[] {3, 24, 192}))
        .isEqualTo(3, within(1e-12));
  }

  @Test
  void stepsOffTheSaddleAreThoseOfTheLinearRecurrence() {
    double y = 1e-4;
    int steps = 0;
    while (y < 0.01) {
      y *= 1 + 2 * 0.05;
      steps++;
    }
    assertThat(StallTheory.stepsOffSaddle(1e-4, 0.01, 0.05)).isBetween(steps - 1.0, (double) steps);
  }

  @Test
  void stepsAcrossThePlateauAreThoseOfSmallSteps() {
    double rate = 1e-3;
    double r = 2;
    int steps = 0;
    while (r > 1) {
      r -= rate * r * Math.exp(-r * r / 2);
      steps++;
    }
    assertThat(StallTheory.stepsAcrossPlateau(2, 1, rate) / steps).isEqualTo(1, within(0.005));
  }
}
