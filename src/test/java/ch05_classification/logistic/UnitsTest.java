package ch05_classification.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LogisticRegression;
import org.junit.jupiter.api.Test;

/** One unit: Newton's method, and the square error's gradient. */
class UnitsTest {

  private static final Examples FIVE =
      Examples.dense(
          new float[] {0, 1, 2, -1, -1, 3, 0.5f, 0.5f, -2, 0}, 2, new float[] {1, 1, 0, 1, 0});

  @Test
  void newtonFindsTheLogOddsByHand() {
    // x = 1: 3 of 4 rows are 1; x = 0: 1 of 4. b = ln(1/3), w + b = ln 3.
    double[][] rows = new double[8][];
    double[] targets = new double[8];
    for (int i = 0; i < 8; i++) {
      rows[i] = new double[] {i < 4 ? 1 : 0};
      targets[i] = i < 3 || i == 7 ? 1 : 0;
    }
    double[] theta = Newton.fit(rows, targets, 1e-9);
    assertThat(theta[1]).isCloseTo(-Math.log(3), within(1e-5));
    assertThat(theta[0]).isCloseTo(2 * Math.log(3), within(1e-5));
  }

  @Test
  void newtonEndsWhereThePenalisedGradientVanishes() {
    double lambda = 0.1;
    double[][] rows = {{0, 1}, {2, -1}, {-1, 3}, {0.5, 0.5}, {-2, 0}};
    double[] theta = Newton.fit(rows, new double[] {1, 1, 0, 1, 0}, lambda);
    float[] at = {(float) theta[0], (float) theta[1], (float) theta[2]};
    float[] gradient = new float[3];
    new LogisticRegression(2).lossAndGradient(at, FIVE.all(), gradient);
    assertThat(gradient[0] + lambda * theta[0]).isCloseTo(0, within(1e-6));
    assertThat(gradient[1] + lambda * theta[1]).isCloseTo(0, within(1e-6));
    assertThat((double) gradient[2]).isCloseTo(0, within(1e-6));
  }

  @Test
  void newtonStaysFiniteOnRowsThatALineParts() {
    double[] theta = Newton.fit(new double[][] {{-1}, {1}}, new double[] {0, 1}, 1e-8);
    assertThat(theta[0]).isFinite().isGreaterThan(5);
    assertThat(theta[1]).isCloseTo(0, within(1e-6));
    assertThatThrownBy(() -> Newton.fit(new double[][] {{1}}, new double[] {1}, 0))
        .hasMessageContaining("lambda = 0.0");
  }

  @Test
  void theSquareErrorByHand() {
    Examples one = Examples.dense(new float[] {2}, 1, new float[] {1});
    float[] gradient = new float[2];
    double loss = new SquareErrorUnit(1).lossAndGradient(new float[2], one.all(), gradient);
    assertThat(loss).isCloseTo(0.25, within(1e-12));
    assertThat(gradient).as("2·(½ − 1)·¼·(2, 1)").containsExactly(-0.5f, -0.25f);
  }

  @Test
  void theSquareErrorsGradientIsItsSlope() {
    SquareErrorUnit unit = new SquareErrorUnit(2);
    float[] theta = {0.3f, -0.7f, 0.2f};
    float[] gradient = new float[3];
    unit.lossAndGradient(theta, FIVE.all(), gradient);
    float step = 1e-2f;
    for (int j = 0; j < 3; j++) {
      float[] up = theta.clone();
      float[] down = theta.clone();
      up[j] += step;
      down[j] -= step;
      double slope =
          (unit.loss(up, FIVE.all()) - unit.loss(down, FIVE.all())) / (up[j] - (double) down[j]);
      assertThat((double) gradient[j]).isCloseTo(slope, within(1e-4));
    }
  }

  @Test
  void anEmptyBatchHasNoLoss() {
    ExampleBatch none = new ExampleBatch(FIVE, new int[0], 0, 0);
    float[] gradient = {1, 1, 1};
    assertThat(new SquareErrorUnit(2).lossAndGradient(new float[3], none, gradient)).isZero();
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void certainAndWrongIsFlatForTheSquareErrorAlone() {
    Examples one = Examples.dense(new float[] {1}, 1, new float[] {1});
    float[] gradient = new float[2];
    new SquareErrorUnit(1).lossAndGradient(new float[] {-20, 0}, one.all(), gradient);
    assertThat(Math.abs(gradient[0])).isLessThan(1e-8f);
    new LogisticRegression(1).lossAndGradient(new float[] {-20, 0}, one.all(), gradient);
    assertThat(gradient[0]).isCloseTo(-1, within(1e-6f));
  }
}
