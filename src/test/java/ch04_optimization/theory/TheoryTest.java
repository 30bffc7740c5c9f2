package ch04_optimization.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.optim.Optimizers;
import org.junit.jupiter.api.Test;

/** The papers' equations against values worked out by hand. */
class TheoryTest {

  @Test
  void triangleGoesUpAndDownInStraightLines() {
    assertThat(PaperSchedules.triangular(1, 5, 4, 0)).isEqualTo(1);
    assertThat(PaperSchedules.triangular(1, 5, 4, 3)).isEqualTo(4);
    assertThat(PaperSchedules.triangular(1, 5, 4, 4)).isEqualTo(5);
    assertThat(PaperSchedules.triangular(1, 5, 4, 6)).isEqualTo(3);
    assertThat(PaperSchedules.triangular(1, 5, 4, 8)).isEqualTo(1);
  }

  @Test
  void restartsComeAfterEverLongerPeriods() {
    double[] rates = PaperSchedules.restarts(0, 2, 2, 2, 7);

    assertThat(rates).hasSize(7);
    assertThat(rates[0]).isEqualTo(2);
    assertThat(rates[1]).isEqualTo(1, within(1e-15));
    assertThat(rates[2]).as("restart").isEqualTo(2);
    assertThat(rates[3]).isEqualTo(1 + Math.sqrt(0.5), within(1e-15));
    assertThat(rates[6]).as("second restart").isEqualTo(2);
  }

  @Test
  void oneCycleEndsAtItsLastRate() {
    assertThat(PaperSchedules.oneCycle(1, 3, 0.5, 2, 5, 1)).isEqualTo(2);
    assertThat(PaperSchedules.oneCycle(1, 3, 0.5, 2, 5, 2)).isEqualTo(3);
    assertThat(PaperSchedules.oneCycle(1, 3, 0.5, 2, 5, 4)).isEqualTo(1);
    assertThat(PaperSchedules.oneCycle(1, 3, 0.5, 2, 5, 5)).isEqualTo(0.9, within(1e-15));
    assertThat(PaperSchedules.oneCycle(1, 3, 0.5, 2, 5, 40)).isEqualTo(0.5);
  }

  @Test
  void lengthOfTheAverageGrowsFromOneToItsLimit() {
    assertThat(AdaptiveRate.length(0.999, 1)).isEqualTo(1, within(1e-12));
    // Weights 1/2 and 1: the centre of mass is 5/3, so that 2·(2 − 5/3) + 1.
    assertThat(AdaptiveRate.length(0.5, 2)).isEqualTo(5.0 / 3, within(1e-12));
    assertThat(AdaptiveRate.length(0.9, 500)).isEqualTo(19, within(1e-9));
    assertThat(AdaptiveRate.lengthLimit(0.9)).isEqualTo(19, within(1e-12));
  }

  @Test
  void rectificationStartsAtTheFifthStepAndTendsToOne() {
    assertThat(AdaptiveRate.rectification(0.999, 4)).isNaN();
    assertThat(AdaptiveRate.rectification(0.999, 5)).isBetween(0.0, 0.1);
    assertThat(AdaptiveRate.rectification(0.999, 20_000)).isEqualTo(1, within(1e-4));
  }

  @Test
  void varianceOfTheAdaptiveRateIsThatOfTheTheorem() {
    // ρ = 5: 5/3 − 5·2⁵/π·B(2, 2)² with B(2, 2) = 1/6.
    assertThat(AdaptiveRate.variance(5)).isEqualTo(5.0 / 3 - 160 / (36 * Math.PI), within(1e-12));
  }

  @Test
  void lookaheadOverSgdIsTwoLoops() {
    LookaheadPaths paths = new LookaheadPaths(theta -> theta, 1, 2, 0.5, 2);

    double[] path = paths.overSgd(0.5);

    // 1 → ½ → ¼, back to 1 + ½·(¼ − 1) = ⅝; ⅝ → 5/16 → 5/32, back to 25/64.
    assertThat(path).containsExactly(0.5, 0.625, 0.3125, 0.390625);
  }

  @Test
  void lookaheadShareIsOneForSgdItself() {
    NoisyQuadratic model = new NoisyQuadratic(2, 3);

    assertThat(model.lookaheadShare(0.1, 5, 1)).isEqualTo(1);
    // η·a = ½, k = 1, α = ½: ¼·¾ / (¼·¾ + ½·½).
    assertThat(model.lookaheadShare(0.25, 1, 0.5)).isEqualTo(0.1875 / 0.4375, within(1e-15));
    // η·a·σ = 3/2: (9/4) / (1 − ¼).
    assertThat(model.sgdVariance(0.25)).isEqualTo(3, within(1e-15));
  }

  @Test
  void withoutNoiseTheQuadraticIsPlainDescent() {
    NoisyQuadratic still = new NoisyQuadratic(1, 1e-9);

    double[] squares = still.meanSquares(Optimizers.sgd(0.5), 4, 10, 4, 2, 1);

    assertThat(squares).containsExactly(new double[] {1, 0.0625}, within(1e-6));
  }
}
