package ch05_classification.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.model.Examples;
import org.junit.jupiter.api.Test;

class UpdateRuleTest {

  /** x = 1, y = 1 and x = 3, y = 0. */
  private static final Examples TWO = Examples.dense(new float[] {1, 3}, 1, new float[] {1, 0});

  @Test
  void theRuleByHand() {
    // θ = (1, −1): z = 0 and 2.
    float[] theta = {1, -1};
    assertThat(UpdateRule.gradient(theta, TWO, UpdateRule::identity))
        .as("½((0 − 1)·1 + 2·3), ½(−1 + 2)")
        .containsExactly(2.5, 0.5);
    double f = 1 / (1 + Math.exp(-2));
    assertThat(UpdateRule.gradient(theta, TWO, UpdateRule::sigmoid))
        .containsExactly(new double[] {(-0.5 + 3 * f) / 2, (-0.5 + f) / 2}, within(1e-12));
  }

  @Test
  void anglesAndDifferences() {
    assertThat(UpdateRule.cosine(new double[] {2, 0, 9}, new double[] {1, 1, -9}, 2))
        .isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(UpdateRule.difference(new float[] {3, 4.5f}, new double[] {3, 4}))
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void rowsThatAreTooRightTurnTheLinearLineAlone() {
    Examples rows =
        Examples.dense(new float[] {-2, -1, -0.5f, 0.5f, 1, 2}, 1, new float[] {0, 0, 0, 1, 1, 1});
    Examples more = TooRight.withFarRows(rows, 0.5, 20);
    assertThat(more.size()).isEqualTo(9);
    assertThat(more.targets()[8]).isEqualTo(1);
    TooRight before = TooRight.fit(rows, 1e-3);
    TooRight after = TooRight.fit(more, 1e-3);
    assertThat(TooRight.accuracy(before.linear(), rows)).isEqualTo(1);
    assertThat(TooRight.accuracy(after.linear(), rows)).isLessThan(1);
    assertThat(TooRight.accuracy(after.logistic(), rows)).isEqualTo(1);
    assertThat(TooRight.score(new double[] {2, -1}, new double[] {3})).isEqualTo(5);
  }
}
