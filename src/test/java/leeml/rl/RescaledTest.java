package leeml.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import leeml.rl.env.CartPole;
import leeml.rl.env.Catch;
import leeml.rl.env.FrozenLake;
import org.junit.jupiter.api.Test;

class RescaledTest {

  @Test
  void observationsAreMultipliedAndNothingElse() {
    Environment plain = Checked.of(new CartPole(), 0);
    Environment rescaled = Checked.of(new Rescaled(new CartPole(), 3), 0);
    float[] seen = new float[4];
    float[] scaled = new float[4];
    plain.reset(1, seen);
    rescaled.reset(1, scaled);
    Step one;
    do {
      assertThat(scaled)
          .isEqualTo(new float[] {3 * seen[0], 3 * seen[1], 3 * seen[2], 3 * seen[3]});
      one = plain.step(new float[] {1}, seen);
      assertThat(rescaled.step(new float[] {1}, scaled)).isEqualTo(one);
    } while (!one.last());
  }

  @Test
  void theirSpaceGrowsWithThem() {
    Environment rescaled = new Rescaled(new Catch(), 4);
    float[] seen = new float[Catch.SIDE * Catch.SIDE];
    rescaled.reset(1, seen);
    assertThat(seen).containsOnly(0, 4);
    assertThat(rescaled.observations().contains(seen)).isTrue();
    seen[0] = 4.5f;
    assertThat(rescaled.observations().contains(seen)).isFalse();
  }

  @Test
  void aListOfStatesCannotBeMultiplied() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rescaled(new FrozenLake(), 2))
        .withMessageContaining("FrozenLake");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rescaled(new Catch(), 0))
        .withMessageContaining("factor = 0");
  }
}
