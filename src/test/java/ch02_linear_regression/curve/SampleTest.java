package ch02_linear_regression.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Samples, their folds, and the worlds that draw them. */
class SampleTest {

  private static final Sample TEN = new Sample(Grid.counting(10), Grid.over(10, 100, 10));

  @Test
  void shufflingKeepsPairsTogetherAndRepeats() {
    Sample shuffled = TEN.shuffled(7);
    assertThat(shuffled.x()).containsExactlyInAnyOrder(TEN.x()).isNotEqualTo(TEN.x());
    for (int i = 0; i < 10; i++) {
      assertThat(shuffled.y()[i]).isEqualTo(10 * shuffled.x()[i]);
    }
    assertThat(TEN.shuffled(7).x()).containsExactly(shuffled.x());
    assertThat(TEN.shuffled(8).x()).isNotEqualTo(shuffled.x());
  }

  @Test
  void aSplitLeavesNothingOutAndNothingEmpty() {
    Sample.Split split = TEN.split(3);
    assertThat(Sample.joined(List.of(split.train(), split.test())).x()).containsExactly(TEN.x());
    assertThat(split.train().size()).isEqualTo(3);
    assertThatThrownBy(() -> TEN.split(10)).hasMessageContaining("10 of 10 pairs");
    assertThatThrownBy(() -> new Sample(new double[2], new double[1]))
        .hasMessageContaining("2 values of x and 1 of y");
  }

  @Test
  void foldsCutTheSampleIntoPartsThatDoNotOverlap() {
    Folds folds = new Folds(TEN, 3);
    assertThat(folds.validation(1).x()).containsExactly(2, 5, 8);
    assertThat(folds.training(1).x()).containsExactly(1, 3, 4, 6, 7, 9, 10);
    double[] all =
        IntStream.range(0, 3)
            .boxed()
            .flatMapToDouble(fold -> Arrays.stream(folds.validation(fold).x()))
            .toArray();
    assertThat(all).containsExactlyInAnyOrder(TEN.x());
    assertThatThrownBy(() -> new Folds(TEN, 11)).hasMessageContaining("11 folds of 10 pairs");
  }

  @Test
  void leavingOneOutByHand() {
    // Without (1, 1) the line is y = 4; without (2, 4) it is at 2½ there; without (3, 4) at 7.
    Folds folds = new Folds(PolynomialTest.THREE, 3);
    assertThat(folds.error(0, 1)).isCloseTo(9, within(1e-5));
    assertThat(folds.error(1, 1)).isCloseTo(2.25, within(1e-5));
    assertThat(folds.error(2, 1)).isCloseTo(9, within(1e-5));
  }

  @Test
  void numbersByDegree() {
    ByDegree trials =
        new ByDegree(
            List.of(new double[] {4, 2, 3}, new double[] {5, 4, 4}, new double[] {9, 1, 1}));
    assertThat(trials.median()).containsExactly(5, 2, 3);
    assertThat(trials.of(1)).containsExactly(4, 5, 9);
    assertThat(trials.largestRise()).isEqualTo(0.5);
    assertThat(ByDegree.lowest(trials.median())).isEqualTo(2);
    assertThat(ByDegree.lowest(new double[] {1, 1})).isEqualTo(1);
  }

  @Test
  void aWorldWithoutNoiseShowsItsLaw() {
    SmoothTruth truth = new SmoothTruth(0);
    Sample drawn = truth.draw(20, 3);
    assertThat(drawn.y()).containsExactly(truth.at(drawn.x()));
    assertThat(truth.at(0)).isEqualTo(Math.sin(0.7));
    assertThat(new SmoothTruth(1).draw(20, 3).y()).isNotEqualTo(drawn.y());
    assertThat(Arrays.stream(drawn.x())).allMatch(x -> x >= -1 && x < 1);
  }

  @Test
  void monstersWithoutNoiseLieOnTheLinesOfTheirSpecies() {
    Evolution.Draw draw = new Evolution(0).draw(6, 5);
    assertThat(draw.train()).hasSize(4).allMatch(sample -> sample.size() == 6);
    assertThat(draw.lineError()).isCloseTo(0, within(1e-4));
    assertThat(draw.pooled().test().size()).isEqualTo(4 * Evolution.TESTED);
    assertThat(Evolution.line(draw.train().get(3)).at(100)).isCloseTo(220, within(0.01));
  }
}
