package ch04_optimization.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ch04_optimization.digits.DigitTrial.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanCurveTest {

  private static Outcome run(double first, double second, double accuracy) {
    return new Outcome(
        new double[] {10, 20}, new double[] {first, second}, second, second, accuracy);
  }

  @Test
  void runsAreTakenTogetherPointByPoint() {
    MeanCurve curve = MeanCurve.of(List.of(run(3, 1, 0.8), run(5, 2, 0.9)));
    assertThat(curve.steps()).containsExactly(10, 20);
    assertThat(curve.mean()).containsExactly(4, 1.5);
    assertThat(curve.low()).containsExactly(3, 1);
    assertThat(curve.high()).containsExactly(5, 2);
    assertThat(curve.accuracy()).isEqualTo(0.85, offset(1e-12));
    assertThat(curve.accuracySpread()).isEqualTo(0.1 / Math.sqrt(2), offset(1e-12));
  }

  @Test
  void aSingleRunHasNoSpread() {
    assertThat(MeanCurve.of(List.of(run(3, 1, 0.8))).accuracySpread()).isZero();
  }
}
