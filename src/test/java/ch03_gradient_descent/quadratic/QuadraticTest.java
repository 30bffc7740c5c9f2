package ch03_gradient_descent.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import org.junit.jupiter.api.Test;

class QuadraticTest {

  /** x = −2, −1, 1, 2: H = diag(5/2, 1). y = 3x + 5 without noise, so that θ* = (3, 5). */
  private static final double[][] X = {{-2, -1, 1, 2}};

  private static final double[] Y = {-1, 2, 8, 11};
  private final Quadratic line = Quadratic.of(X, Y);

  @Test
  void boundsOfALineByHand() {
    assertThat(line.smallest()).isEqualTo(1, within(1e-12));
    assertThat(line.largest()).isEqualTo(2.5, within(1e-12));
    assertThat(line.condition()).isEqualTo(2.5, within(1e-12));
    assertThat(line.stableRate()).isEqualTo(0.8, within(1e-12));
    assertThat(line.bestRate()).isEqualTo(2 / 3.5, within(1e-12));
    assertThat(line.minimiser()).containsExactly(new double[] {3, 5}, within(1e-12));
    assertThat(line.lowestLoss()).isEqualTo(0, within(1e-24));
  }

  @Test
  void excessIsThatOfDescentStepByStep() {
    LinearRegression model = new LinearRegression(1);
    ExampleBatch all = new RegressionTable(List.of("x"), X, Y).examples().all();
    float[] theta = {0, 0};
    float[] gradient = new float[2];
    for (int step = 0; step <= 6; step++) {
      double loss = model.lossAndGradient(theta, all, gradient);
      assertThat(line.excess(0.3, step)).as("step %d", step).isEqualTo(loss, within(1e-5));
      theta[0] -= 0.3f * gradient[0];
      theta[1] -= 0.3f * gradient[1];
    }
  }

  @Test
  void stepsToIsTheFirstStepBelow() {
    for (double rate : new double[] {0.01, 0.3, 0.79}) {
      long steps = line.stepsTo(0.01, rate);
      double target = 0.01 * line.excess(rate, 0);
      assertThat(line.excess(rate, steps)).isLessThanOrEqualTo(target);
      assertThat(line.excess(rate, steps - 1)).isGreaterThan(target);
    }
    assertThatThrownBy(() -> line.stepsTo(0.01, 0.8)).hasMessageContaining("(0, 0.8");
  }

  @Test
  void evenStartSharesTheExcess() {
    float[] start = line.evenStart();
    // Excess of θ₀ = 0 is ½ (2.5·9 + 25) = 23.75, half of it for each direction.
    assertThat(0.5 * 2.5 * Math.pow(start[0] - 3, 2)).isEqualTo(11.875, within(1e-4));
    assertThat(0.5 * Math.pow(start[1] - 5, 2)).isEqualTo(11.875, within(1e-4));
  }

  @Test
  void sliceIsTheLoss() {
    assertThat(line.slice(0, 1, 1, 2)).isEqualTo(0.5 * (2.5 * 4 + 9), within(1e-12));
  }
}
