package leeml.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import leeml.rl.Environment;
import leeml.rl.Space;
import leeml.rl.Step;
import leeml.rl.policy.QNetwork;
import leeml.rl.rollout.RolloutPlan;
import leeml.rl.rollout.SerialCollector;
import org.junit.jupiter.api.Test;

class DqnTest {

  private static final double GAMMA = 0.9;

  /**
   * Squares 0, 1, 2 in a row, seen one-hot; right of 2 ends with 1, left of 0 stays; a step costs
   * 0.1.
   */
  private static final class Corridor implements Environment {
    private int square;

    @Override
    public String name() {
      return "Corridor";
    }

    @Override
    public Space actions() {
      return new Space.Discrete(2);
    }

    @Override
    public Space observations() {
      return Space.Box.of(0, 1, 3);
    }

    @Override
    public int episodeLimit() {
      return 20;
    }

    @Override
    public void reset(long seed, float[] observation) {
      square = 0;
      observe(observation);
    }

    @Override
    public Step step(float[] action, float[] observation) {
      square = Math.max(0, square + (action[0] == 1 ? 1 : -1));
      boolean out = square == 3;
      observe(observation);
      return Step.of(out ? 1 : -0.1, out);
    }

    private void observe(float[] observation) {
      Arrays.fill(observation, 0);
      observation[Math.min(square, 2)] = 1;
    }
  }

  private static Dqn.Options options(int targetPeriod) {
    return new Dqn.Options(GAMMA, 0.01, 32, 1, targetPeriod, 2000, 100, 1, 1000, 10);
  }

  /** Q* by hand: V(2) = 1, V(1) = −0.1 + γ, V(0) = −0.1 + γ V(1). */
  @Test
  void valuesOfACorridorPlayedAnyhowAreTheBestOnes() {
    QNetwork family = QNetwork.of(new Corridor(), 16);
    float[] theta = family.initial(1);
    learn(family, theta, 40);
    double v1 = -0.1 + GAMMA;
    double v0 = -0.1 + GAMMA * v1;
    float[] seen = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    float[] q = family.network().forward(theta, seen, 3);
    double[] exact = {-0.1 + GAMMA * v0, v0, -0.1 + GAMMA * v0, v1, -0.1 + GAMMA * v1, 1};
    for (int i = 0; i < exact.length; i++) {
      assertThat((double) q[i])
          .as("Q of square %d, action %d", i / 2, i % 2)
          .isCloseTo(exact[i], within(0.03));
    }
  }

  @Test
  void theSameSeedLearnsTheSame() {
    QNetwork family = QNetwork.of(new Corridor(), 16);
    float[] once = family.initial(1);
    float[] again = family.initial(1);
    learn(family, once, 5);
    learn(family, again, 5);
    assertThat(again).isEqualTo(once);
  }

  @Test
  void nothingIsLearnedBeforeTheWarmUpAndExplorationFalls() {
    QNetwork family = QNetwork.of(new Corridor(), 16);
    float[] theta = family.initial(1);
    Dqn learner =
        new Dqn(family, theta, new Dqn.Options(GAMMA, 0.01, 32, 1, 10, 2000, 100, 0.1, 200, 10));
    try (var collector = new SerialCollector(new RolloutPlan(Corridor::new, family, 1, 1, 50, 7))) {
      float[] before = theta.clone();
      assertThat(learner.learn(theta, collector.collect(theta, 0).rollout(), 0).loss()).isNaN();
      assertThat(family.epsilon(theta)).isCloseTo(1 - 0.9 * 50 / 200, within(1e-6));
      family.explore(before, family.epsilon(theta));
      assertThat(theta).isEqualTo(before);
      assertThat(learner.learn(theta, collector.collect(theta, 1).rollout(), 1).loss())
          .isPositive();
      assertThat(theta).isNotEqualTo(before);
    }
  }

  @Test
  void aReplaySmallerThanABatchIsRefused() {
    assertThatThrownBy(() -> new Dqn.Options(GAMMA, 0.01, 32, 1, 10, 31, 100, 0, 200, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("capacity = 31");
  }

  private static void learn(QNetwork family, float[] theta, int rounds) {
    Dqn learner = new Dqn(family, theta, options(50));
    try (var collector = new SerialCollector(new RolloutPlan(Corridor::new, family, 2, 1, 50, 7))) {
      for (int round = 0; round < rounds; round++) {
        learner.learn(theta, collector.collect(theta, round).rollout(), round);
      }
    }
  }
}
