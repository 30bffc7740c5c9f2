package ch09_rnn.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lecture's small networks against numbers worked out by hand and by differences. */
class OneUnitTest {

  @Test
  void theLinearUnitIsAPower() {
    assertThat(OneUnit.output(2, 4)).isEqualTo(8);
    assertThat(OneUnit.slope(2, 4)).isEqualTo(12);
    assertThat(OneUnit.slope(1, 1000)).isEqualTo(999);
    assertThat(OneUnit.output(1.01, 1000)).isCloseTo(20_751.64, within(0.01));
    assertThat(OneUnit.output(0.99, 1000)).isCloseTo(4.36e-5, within(1e-7));
  }

  @Test
  void theGradientOfTheSurfaceAgreesWithDifferences() {
    OneUnit.Sigmoid surface = new OneUnit.Sigmoid(0.5, 0.7, 50);
    double h = 1e-6;
    for (double[] place : new double[][] {{1, 0}, {4.6, -2.5}, {5, -2.2}, {7, -3}}) {
      double[] at = surface.at(place[0], place[1]);
      double byW =
          (surface.at(place[0] + h, place[1])[0] - surface.at(place[0] - h, place[1])[0]) / (2 * h);
      double byB =
          (surface.at(place[0], place[1] + h)[0] - surface.at(place[0], place[1] - h)[0]) / (2 * h);
      assertThat(at[1]).isCloseTo(byW, within(1e-6 * Math.max(1, Math.abs(byW))));
      assertThat(at[2]).isCloseTo(byB, within(1e-6 * Math.max(1, Math.abs(byB))));
    }
  }

  @Test
  void aClippedStepIsNoLongerThanRateTimesNorm() {
    List<double[]> path = new OneUnit.Sigmoid(0.5, 0.7, 50).descend(5, -3.2, 0.2, 0.5, 300);
    assertThat(path).hasSize(301);
    for (int i = 1; i < path.size(); i++) {
      double step =
          Math.hypot(path.get(i)[0] - path.get(i - 1)[0], path.get(i)[1] - path.get(i - 1)[1]);
      assertThat(step).isLessThanOrEqualTo(0.1 + 1e-12);
    }
  }
}
