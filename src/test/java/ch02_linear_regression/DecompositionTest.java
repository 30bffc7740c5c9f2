package ch02_linear_regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch02_linear_regression.Choices.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bias and variance of two universes by hand, choices over redraws, options out of range. */
class DecompositionTest {

  @Test
  void twoUniversesByHand() {
    // Means 2 and 4, truths 2 and 2, variance 2 at both: bias² = (0 + 4)/2, less 2/2 for two draws.
    Decomposition parts =
        Decomposition.of(
            List.of(new double[] {1, 3}, new double[] {3, 5}), new double[] {2, 2}, 0.5, 9);
    assertThat(parts).isEqualTo(new Decomposition(1, 2, 0.5, 9));
    assertThat(parts.sum()).isEqualTo(3.5);
  }

  @Test
  void theBestDegreeHasTheLowestSum() {
    List<Decomposition> byDegree =
        List.of(
            new Decomposition(3, 0, 1, 0),
            new Decomposition(1, 1, 1, 0),
            new Decomposition(0, 3, 1, 0));
    assertThat(Decomposition.lowestSum(byDegree)).isEqualTo(2);
  }

  @Test
  void theMedianOfRatiosIsNotTheRatioOfMedians() {
    List<Choices> redraws = List.of(choices(1, 2), choices(4, 4), choices(3, 9));
    assertThat(Choices.medianRatio(redraws, Choices::byPublic)).isEqualTo(2);
    assertThat(Choices.standardError(new double[] {1, 3})).isEqualTo(1);
  }

  @Test
  void anOptionOutOfRangeIsNamedWithItsRange() {
    assertThatThrownBy(() -> new BiasVarianceJob.Options(7, 400, 14, 1, 0, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("examples = 14, expected more than twice the degree");
  }

  private static Choices choices(double promised, double actual) {
    Choice choice = new Choice(1, promised, actual);
    return new Choices(choice, choice, choice, true);
  }
}
