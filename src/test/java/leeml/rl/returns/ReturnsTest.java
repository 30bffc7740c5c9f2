package leeml.rl.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReturnsTest {

  private static final float[] REWARDS = {1, 2, 3};
  private static final float[] VALUES = {10, 20, 30, 40};

  @Test
  void rewardToGoByHand() {
    float[] into = new float[3];
    Returns.rewardToGo(REWARDS, 0.5, 0, into);
    assertThat(into).containsExactly(2.75f, 3.5f, 3);
    Returns.rewardToGo(REWARDS, 0.5, 40, into);
    assertThat(into).containsExactly(7.75f, 13.5f, 23);
  }

  @Test
  void nStepByHand() {
    float[] into = new float[3];
    Returns.nStep(REWARDS, VALUES, 0.5, 2, into);
    // 1 + 0.5·2 + 0.25·30, 2 + 0.5·3 + 0.25·40, and 3 + 0.5·40 where the stretch ends.
    assertThat(into).containsExactly(9.5f, 13.5f, 23);
  }

  @Test
  void generalizedAdvantageByHand() {
    float[] into = new float[3];
    Returns.generalizedAdvantage(REWARDS, VALUES, 0.5, 0.5, into);
    // δ = 1 + 10 − 10, 2 + 15 − 20, 3 + 20 − 30; then A = δ + 0.25 A'.
    assertThat(into).containsExactly(-0.1875f, -4.75f, -7);
  }

  @Test
  void lambdaGoesFromOneStepToAll() {
    SplittableRandom random = new SplittableRandom(3);
    float[] rewards = new float[20];
    float[] values = new float[21];
    for (int t = 0; t < 20; t++) {
      rewards[t] = (float) random.nextGaussian();
      values[t] = (float) random.nextGaussian();
    }
    float[] oneStep = new float[20];
    float[] all = new float[20];
    Returns.nStep(rewards, values, 0.9, 1, oneStep);
    Returns.rewardToGo(rewards, 0.9, values[20], all);
    float[] advantages = new float[20];
    Returns.generalizedAdvantage(rewards, values, 0.9, 0, advantages);
    for (int t = 0; t < 20; t++) {
      assertThat(advantages[t]).isCloseTo(oneStep[t] - values[t], within(1e-5f));
    }
    Returns.generalizedAdvantage(rewards, values, 0.9, 1, advantages);
    for (int t = 0; t < 20; t++) {
      assertThat(advantages[t]).isCloseTo(all[t] - values[t], within(1e-5f));
    }
  }

  @Test
  void normalized() {
    float[] advantages = {1, 2, 3, 6};
    Returns.normalize(advantages);
    double mean = 0;
    double squares = 0;
    for (float advantage : advantages) {
      mean += advantage / 4;
      squares += advantage * advantage / 4;
    }
    assertThat(mean).isCloseTo(0, within(1e-6));
    assertThat(squares).isCloseTo(1, within(1e-6));
    float[] same = {5, 5};
    Returns.normalize(same);
    assertThat(same).containsExactly(0, 0);
  }

  @Test
  void refuses() {
    assertThatThrownBy(() -> Returns.rewardToGo(REWARDS, 1.5, 0, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gamma = 1.5, expected 0 to 1");
    assertThatThrownBy(() -> Returns.nStep(REWARDS, REWARDS, 1, 1, new float[3]))
        .hasMessage("3 values with 3 rewards, expected one more");
    assertThatThrownBy(() -> Returns.nStep(REWARDS, VALUES, 1, 0, new float[3]))
        .hasMessage("n = 0, expected at least 1");
  }
}
