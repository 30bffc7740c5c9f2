package ch02_linear_regression.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.model.Examples;
import org.junit.jupiter.api.Test;

/** Minima of penalised squares where they can be written down, and the scale of columns. */
class PenaltyPathTest {

  private static final int STEPS = 200;

  /** Two uncorrelated columns of variance 1; y = 3x₁ + 0.4x₂ + 5. */
  private static final Examples SQUARE =
      Examples.dense(
          new float[] {-1, -1, -1, 1, 1, -1, 1, 1}, 2, new float[] {1.6f, 2.4f, 7.6f, 8.4f});

  @Test
  void lassoMovesEachWeightTowardsZeroByLambda() {
    float[] theta = Penalty.LASSO_PROXIMAL.minimise(SQUARE, 0.5, STEPS);
    assertThat(theta[0]).isCloseTo(2.5f, within(1e-5f));
    assertThat(theta[1]).isZero();
    assertThat(theta[2]).isCloseTo(5f, within(1e-5f));
  }

  @Test
  void ridgeDividesEachWeightByOnePlusLambda() {
    for (Penalty way : List.of(Penalty.RIDGE_CLOSED_FORM, Penalty.RIDGE_DESCENT)) {
      float[] theta = way.minimise(SQUARE, 1, STEPS);
      assertThat(theta).as(way.name()).containsExactly(new float[] {1.5f, 0.2f, 5f}, within(1e-5f));
    }
  }

  @Test
  void fromTheLargestUsefulLambdaOnNothingIsLeft() {
    double largest = Penalty.largestUseful(SQUARE);
    assertThat(largest).isCloseTo(3, within(1e-6));
    assertThat(Penalty.LASSO_PROXIMAL.minimise(SQUARE, 1.0001 * largest, STEPS)).startsWith(0f, 0f);
    assertThat(Penalty.LASSO_PROXIMAL.minimise(SQUARE, 0.99 * largest, STEPS)[0]).isPositive();
  }

  @Test
  void columnsAreScaledByTheTrainingPartAlone() {
    List<double[]> rows = List.of(new double[] {1, 10}, new double[] {3, 30}, new double[] {6, 40});
    Standardized table = Standardized.of(List.of("x"), rows, 2);
    assertThat(table.train().targets()).containsExactly(-1, 1);
    assertThat(table.train().rows().dot(0, new float[] {1}, 0)).isEqualTo(-1);
    assertThat(table.test().rows().dot(0, new float[] {1}, 0)).isEqualTo(4);
    assertThat(table.test().targets()).containsExactly(2);
    assertThat(table.targetDeviation()).isEqualTo(10);
    assertThat(rows.get(0)).containsExactly(1, 10);
  }

  @Test
  void errorsComeBackInTheTargetsUnit() {
    List<double[]> rows = List.of(new double[] {1, 10}, new double[] {3, 30}, new double[] {6, 40});
    // Nothing but the mean 20 is left: 10² on either training row, 20² on the test row.
    PathPoint point = Penalty.LASSO_PROXIMAL.at(Standardized.of(List.of("x"), rows, 2), 2, STEPS);
    assertThat(point.zeros()).isEqualTo(1);
    assertThat(point.trainError()).isCloseTo(100, within(1e-3));
    assertThat(point.testError()).isCloseTo(400, within(1e-3));
  }

  @Test
  void aConstantColumnIsNamed() {
    List<double[]> rows = List.of(new double[] {1, 10}, new double[] {1, 30}, new double[] {6, 4});
    assertThatThrownBy(() -> Standardized.of(List.of("height"), rows, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column height is constant over the 2 rows");
  }

  @Test
  void differencesAreRelativeToTheLargestWeight() {
    PathPoint point = new PathPoint(Penalty.RIDGE_DESCENT, 1, new float[] {2, 0, 9}, 0, 0);
    assertThat(point.difference(new double[] {4, 1})).isEqualTo(0.5);
    assertThat(point.difference(new double[] {0, 0})).isEqualTo(2);
    assertThat(point.zeros()).isEqualTo(1);
  }
}
