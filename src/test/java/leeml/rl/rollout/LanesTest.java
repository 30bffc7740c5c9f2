package leeml.rl.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import leeml.rl.env.CartPole;
import leeml.rl.policy.ActorCritic;
import leeml.train.shard.Batches;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final ActorCritic NET = new ActorCritic(4, 2, 8);
  private static final float[] THETA = NET.initial(3);

  private static Lanes lanes() {
    return new Lanes(CartPole::new, NET, 3, 5);
  }

  @Test
  void stretchesHangTogether() {
    Rollout rollout = lanes().play(THETA, 200, 1);
    assertThat(rollout.size()).isEqualTo(600);
    assertThat(rollout.endedReturns()).hasSizeGreaterThan(5);
    double rewards = 0;
    for (Stretch stretch : rollout.stretches()) {
      assertThat(stretch.observations()).hasSize((stretch.length() + 1) * 4);
      assertThat(stretch.rewards()).hasSize(stretch.length()).containsOnly(1);
      rewards += stretch.length();
    }
    assertThat(Arrays.stream(rollout.endedReturns()).sum()).isLessThanOrEqualTo(rewards);
    assertThat(rollout.observations()).hasSize(600 * 4);
  }

  @Test
  void anotherMachineGoesOnWhereThisOneStood() {
    Lanes here = lanes();
    here.play(THETA, 37, 1);
    List<LanePosition> stood = here.positions();
    Rollout wentOn = here.play(THETA, 50, 2);
    Lanes there = lanes();
    there.goTo(stood);
    equal(there.play(THETA, 50, 2), wentOn);
    assertThat(there.positions()).usingRecursiveComparison().isEqualTo(here.positions());
  }

  @Test
  void wholeEpisodes() {
    Rollout rollout = lanes().playEpisodes(THETA, 100, 1);
    assertThat(rollout.size()).isGreaterThanOrEqualTo(100);
    assertThat(rollout.endedReturns()).hasSameSizeAs(rollout.stretches());
    assertThat(rollout.stretches()).allMatch(Stretch::terminated);
  }

  @Test
  void aRoundThatIsRepeatedIsTheSameExperience() {
    Batches<Rollout> once = new ActorShard(CartPole::new, NET, 2, 1000).start(1, 40, 8);
    Batches<Rollout> twice = new ActorShard(CartPole::new, NET, 2, 1000).start(1, 40, 8);
    for (int round = 0; round < 5; round++) {
      once.enter(round);
      Rollout expected = once.draw(THETA, 0, round);
      twice.enter(round);
      twice.draw(THETA, 0, round); // the attempt that was lost
      twice.enter(round);
      equal(twice.draw(THETA, 0, round), expected);
    }
  }

  @Test
  void aPolicyOfNoNumbersIsNamed() {
    float[] broken = THETA.clone();
    Arrays.fill(broken, Float.NaN);
    assertThatThrownBy(() -> lanes().play(broken, 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CartPole-v1, worker 5, step 0 of the episode, 0 in all: action NaN, expected 0 … 1");
  }

  private static void equal(Rollout one, Rollout other) {
    assertThat(one).usingRecursiveComparison().isEqualTo(other);
  }
}
