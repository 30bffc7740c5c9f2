package leeml.model.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassScoresTest {

  private static final ColumnScale SCALE =
      new ColumnScale(new double[] {10, 0}, new double[] {2, 0});

  @Test
  void aColumnWithoutDeviationIsZero() {
    assertThat(SCALE.scaled(new double[] {14, 5, 99})).containsExactly(2, 0);
    assertThat(ColumnScale.none(2).scaled(new double[] {-0.1, 1e300})).containsExactly(-0.1, 1e300);
    assertThatThrownBy(() -> new ColumnScale(new double[1], new double[2]))
        .hasMessageContaining("1 means and 2 deviations");
  }

  @Test
  void aUnitByHand() {
    LogisticUnit unit = new LogisticUnit(new float[] {0.5f, 7, -1}, SCALE);
    assertThat(unit.scores(new double[] {14, 5})).as("½ · 2 + 7 · 0 − 1").containsExactly(0, 0);
    assertThat(unit.classify(new double[] {14, 5})).as("½ is not above ½").isZero();
    assertThat(unit.classify(new double[] {14.1, 5})).isEqualTo(1);
    double[] p = ClassScores.probabilities(unit.scores(new double[] {18, 5}));
    assertThat(p[1]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-15));
    assertThat(p[0] + p[1]).isCloseTo(1, within(1e-15));
  }

  @Test
  void softmaxByHand() {
    SoftmaxUnits units = new SoftmaxUnits(new float[] {1, 2, 3, 9, 9, 9, 0, 0, -3}, SCALE, 3);
    double[] x = {12, 5};
    assertThat(units.scores(x)).containsExactly(1, 2, 0);
    assertThat(units.classify(x)).isEqualTo(1);
    double sum = Math.exp(1) + Math.exp(2) + 1;
    assertThat(ClassScores.probabilities(units.scores(x)))
        .containsExactly(
            new double[] {Math.exp(1) / sum, Math.exp(2) / sum, 1 / sum}, within(1e-15));
  }

  @Test
  void scoresAreNeverTooLarge() {
    LogisticUnit unit = new LogisticUnit(new float[] {3e38f, 0, 0}, SCALE);
    assertThat(ClassScores.probabilities(unit.scores(new double[] {1e6, 0}))).containsExactly(0, 1);
    assertThat(ClassScores.probabilities(unit.scores(new double[] {-1e6, 0})))
        .containsExactly(1, 0);
  }

  @Test
  void parametersThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new LogisticUnit(new float[2], SCALE))
        .hasMessageContaining("2 parameters for 2 columns");
    assertThatThrownBy(() -> new SoftmaxUnits(new float[8], SCALE, 3))
        .hasMessageContaining("8 parameters for 2 columns and 3 classes");
    assertThatThrownBy(() -> new SoftmaxUnits(new float[3], SCALE, 1))
        .hasMessageContaining("1 classes");
  }
}
