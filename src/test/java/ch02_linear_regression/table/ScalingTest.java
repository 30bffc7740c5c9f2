package ch02_linear_regression.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import leeml.spark.sum.Comoments;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Coordinates and back, and which columns have a weight at all. */
class ScalingTest {

  private static final Offset<Double> TIGHT = within(1e-9);
  private static final long SEED = 11;

  /** Columns a, b, 2a − b, 7, c; the target is a + 3c. */
  private static Comoments table() {
    Random random = new Random(SEED);
    Comoments moments = new Comoments(5);
    for (int i = 0; i < 50; i++) {
      double a = 100 + 10 * random.nextGaussian();
      double b = random.nextGaussian() + 0.05 * a;
      double c = 1e-3 * random.nextGaussian();
      moments.add(new double[] {a, b, 2 * a - b, 7, c}, a + 3 * c);
    }
    return moments;
  }

  @Test
  void columnsWithoutAWeightOfTheirOwnAreNamed() {
    Independent columns = Independent.of(table());
    assertThat(columns.kept()).containsExactly(0, 1, 4);
    assertThat(columns.combined()).containsExactly(2);
    assertThat(columns.constant()).containsExactly(3);
  }

  @Test
  void threeRowsDetermineTwoWeights() {
    Comoments moments = new Comoments(5);
    moments.add(new double[] {1, 5, 2, 8, 1}, 1);
    moments.add(new double[] {2, 3, 9, 7, 4}, 5);
    moments.add(new double[] {4, 4, 1, 6, 2}, 2);
    Independent columns = Independent.of(moments);
    assertThat(columns.kept()).containsExactly(0, 1);
    assertThat(columns.combined()).containsExactly(2, 3, 4);
    LinearModel model = LinearModel.closedForm(moments, columns.kept(), 0);
    assertThat(model.predict(new double[] {2, 3, 9, 7, 4})).isCloseTo(5, TIGHT);
  }

  @Test
  void aModelIsTheSameInAllCoordinates() {
    Comoments moments = table();
    int[] kept = {0, 1, 4};
    for (Scaling scaling :
        new Scaling[] {Scaling.standardised(moments, kept), Scaling.decorrelated(moments, kept)}) {
      double[] theta = {0.5, -2, 3, 0.25};
      LinearModel model = scaling.original(theta);
      double[] row = {90, 4, 176, 7, 2e-3};
      double[] u = scaling.coordinates(row);
      double v = 0.5 * u[0] - 2 * u[1] + 3 * u[2] + 0.25;
      double expected = moments.mean(5) + scaling.targetDeviation() * v;
      assertThat(model.predict(row)).isCloseTo(expected, TIGHT);
    }
  }

  @Test
  void standardisedWeightsAreFreeOfUnits() {
    Comoments moments = table();
    int[] kept = {0, 1, 4};
    Scaling scaling = Scaling.standardised(moments, kept);
    LinearModel exact = LinearModel.closedForm(moments, kept, 0);
    assertThat(exact.weights()).containsExactly(new double[] {1, 0, 3}, within(1e-6));
    double[] weights = scaling.standardisedWeights(exact);
    assertThat(weights[0]).isCloseTo(moments.deviation(0) / moments.deviation(5), within(1e-6));
    assertThat(weights[3]).as("the intercept of centred data").isCloseTo(0, TIGHT);
    assertThat(scaling.distance(exact, exact)).isZero();
  }

  @Test
  void heldOutRowsDependOnSeedAndPlaceAlone() {
    int held = 0;
    for (long row = 0; row < 10_000; row++) {
      held += RegressionTable.isTest(SEED, row, 0.2) ? 1 : 0;
    }
    assertThat(held).isBetween(1850, 2150);
    assertThat(RegressionTable.isTest(SEED, 0, 0.9)).isFalse();
    assertThat(RegressionTable.isTest(SEED, 1, 0.9)).isFalse();
    assertThat(RegressionTable.isTest(SEED, 77, 0)).isFalse();
  }
}
