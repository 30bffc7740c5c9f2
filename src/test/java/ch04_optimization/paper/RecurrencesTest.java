package ch04_optimization.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import leeml.optim.Optimizers;
import org.junit.jupiter.api.Test;

/** Each recurrence on the gradients 2, −1, 3 at rate 0.1, worked out apart from the code. */
class RecurrencesTest {

  private static final double ETA = 0.1;

  @Test
  void sgdIsTheRateTimesTheGradient() {
    expect(Recurrences.sgd(1, ETA), -0.2, 0.1, -0.3);
  }

  @Test
  void momentumAddsUpWhatCameBefore() {
    // v = 2, 0.8, 3.72
    expect(Recurrences.momentum(1, ETA, 0.9), -0.2, -0.08, -0.372);
  }

  @Test
  void nesterovCountsTheNewestGradientMore() {
    // g + 0.9·v = 3.8, −0.28, 6.348
    expect(Recurrences.nesterov(1, ETA, 0.9), -0.38, 0.028, -0.6348);
  }

  @Test
  void adagradDividesByTheRootOfTheSum() {
    // √s = 2, √5, √14
    expect(Recurrences.adagrad(1, ETA, 1e-10), -0.1, 0.0447213595, -0.0801783726);
  }

  @Test
  void rmsPropForgets() {
    // v = 0.4, 0.46, 1.314
    expect(Recurrences.rmsProp(1, ETA, 0.9, 1e-8), -0.3162277610, 0.1474419540, -0.2617119590);
  }

  @Test
  void adamStartsWithTheRate() {
    expect(Recurrences.adam(1, ETA, 0.9, 0.999, 1e-8), -0.0999999995, -0.0266337038, -0.0635320180);
  }

  @Test
  void amsGradKeepsTheLargestSquare() {
    // v = 3.6, 1.26, 8.226: the second step divides by √3.6
    expect(Recurrences.amsGrad(1, ETA, 0, 0.1, 1e-8), -0.1054092548, 0.0527046274, -0.1045988478);
  }

  @Test
  void adaBoundCutsStepSizesToItsBounds() {
    // Step sizes 0.5, 0.333, 0.171 are above the bounds 0.15, 0.1, 0.0833; m = 0.2, 0.08, 0.372
    expect(Recurrences.adaBound(1, ETA, 0.05, 0.5, 0.9, 0.999, 1e-8), -0.03, -0.008, -0.031);
  }

  @Test
  void nadamTakesTheNextShareOfTheMean() {
    expect(
        Recurrences.nadam(1, ETA, 0.99, 0.999, 1e-8, 0.004),
        -0.1331211433,
        0.0424755814,
        -0.1166468163);
  }

  @Test
  void swatsSwitchesWhenTheRateHasSettled() {
    // Under a constant gradient Adam's update is −η, so γ = η/g = 0.05 agrees with its average at
    // once; the switch comes at the earliest at t = 2, and then v = g and Δ = −0.1·Λ·g.
    SwatsRecurrence swats = new SwatsRecurrence(1, ETA, 0.9, 0.999, 1e-12, 1e-6);
    assertThat(swats.update(new double[] {2})[0]).isEqualTo(-ETA, offset(1e-9));
    assertThat(swats.settledRate()).isZero();
    assertThat(swats.update(new double[] {2})[0]).isEqualTo(-ETA, offset(1e-9));
    assertThat(swats.settledRate()).isEqualTo(0.05, offset(1e-9));
    assertThat(swats.update(new double[] {2})[0]).isEqualTo(-0.01, offset(1e-9));
    assertThat(swats.update(new double[] {2})[0]).isEqualTo(-0.019, offset(1e-9));
  }

  @Test
  void theCheckSeesAnotherRecurrence() {
    long seed = 7;
    double same =
        PaperCheck.largestDifference(
            Optimizers.adam(0.01), Recurrences.adam(10, 0.01, 0.9, 0.999, 1e-8), 100, seed);
    double other =
        PaperCheck.largestDifference(
            Optimizers.adam(0.01), Recurrences.amsGrad(10, 0.01, 0.9, 0.999, 1e-8), 100, seed);
    assertThat(same).as("seed %d", seed).isLessThan(1e-6);
    assertThat(other).as("seed %d", seed).isGreaterThan(1e-3);
  }

  private static void expect(Recurrence recurrence, double... updates) {
    double[] gradients = {2, -1, 3};
    for (int t = 0; t < gradients.length; t++) {
      assertThat(recurrence.update(new double[] {gradients[t]})[0])
          .as("step %d", t + 1)
          .isEqualTo(updates[t], offset(1e-9));
    }
  }
}
