package leeml.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CheckedTest {

  private final float[] seen = new float[1];

  /** Goes on for ever; from the third step on it shows what it was made with. */
  private record Endless(float shown, double reward) implements Environment {
    private static int steps;

    @Override
    public String name() {
      return "Endless";
    }

    @Override
    public Space actions() {
      return new Space.Discrete(2);
    }

    @Override
    public Space observations() {
      return Space.Box.of(-1, 1, 1);
    }

    @Override
    public int episodeLimit() {
      return 5;
    }

    @Override
    public void reset(long seed, float[] observation) {
      steps = 0;
      observation[0] = 0;
    }

    @Override
    public Step step(float[] action, float[] observation) {
      steps++;
      observation[0] = steps < 3 ? 0 : shown;
      return Step.of(steps < 3 ? 0 : reward, false);
    }
  }

  @Test
  void anActionOutsideTheSpaceIsRefused() {
    Environment world = started(0, 0);
    for (float wrong : new float[] {2, -1, 0.5f, Float.NaN}) {
      assertThatThrownBy(() -> world.step(new float[] {wrong}, seen))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Endless, worker 3, step 0 of the episode, 0 in all: action "
                  + wrong
                  + ", expected 0 … 1");
    }
  }

  @Test
  void anEpisodeIsCutAtItsLimitAndThenOver() {
    Environment world = started(0, 0);
    for (int t = 1; t < 5; t++) {
      assertThat(go(world).last()).as("step " + t).isFalse();
    }
    assertThat(go(world)).isEqualTo(new Step(0, false, true));
    assertThatThrownBy(() -> go(world))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Endless, worker 3, step 5 of the episode, 5 in all: a step after the episode's end, expected a reset");
  }

  @Test
  void aStepBeforeTheFirstResetIsRefused() {
    assertThatThrownBy(() -> go(Checked.of(new Endless(0, 0), 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected a reset");
  }

  @Test
  void anObservationThatIsNoNumberIsRefused() {
    Environment world = started(Float.NaN, 0);
    go(world);
    go(world);
    assertThatThrownBy(() -> go(world))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Endless, worker 3, step 3 of the episode, 3 in all: number 0 of the observation is NaN");
  }

  @Test
  void aRewardThatIsNoNumberIsRefused() {
    Environment world = started(0, Double.POSITIVE_INFINITY);
    go(world);
    go(world);
    assertThatThrownBy(() -> go(world)).hasMessageEndingWith("reward Infinity");
  }

  private Environment started(float shown, double reward) {
    Environment world = Checked.of(new Endless(shown, reward), 3);
    world.reset(0, seen);
    return world;
  }

  private Step go(Environment world) {
    return world.step(new float[] {1}, seen);
  }
}
