package leeml.rl.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Episode;
import leeml.rl.Policy;
import leeml.rl.Space;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every environment keeps to. */
class EnvironmentTest {

  static Stream<EnvironmentFactory> all() {
    return Stream.of(
        CartPole::new,
        MountainCar::new,
        Acrobot::new,
        Pendulum::new,
        FrozenLake::new,
        () -> new FrozenLake(false),
        CliffWalking::new,
        Catch::new);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sameSeedAndActionsGiveTheSameEpisode(EnvironmentFactory factory) {
    for (long seed = 0; seed < 5; seed++) {
      Episode once = Episode.play(Checked.of(factory.create(), 0), anything(factory), seed);
      Episode again = Episode.play(Checked.of(factory.create(), 1), anything(factory), seed);
      assertThat(again.rewards()).as("seed " + seed).isEqualTo(once.rewards());
      assertThat(again.terminated()).isEqualTo(once.terminated());
      assertEqual(again.observations(), once.observations());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingOfAnEpisodeReachesTheNext(EnvironmentFactory factory) {
    Environment used = Checked.of(factory.create(), 0);
    Episode.play(used, anything(factory), 1);
    Episode second = Episode.play(used, anything(factory), 2);
    Episode fresh = Episode.play(Checked.of(factory.create(), 0), anything(factory), 2);
    assertEqual(second.observations(), fresh.observations());
  }

  @ParameterizedTest
  @MethodSource("all")
  void observationsLieInTheirSpaceAndEpisodesEndInTime(EnvironmentFactory factory) {
    Environment world = Checked.of(factory.create(), 0);
    for (long seed = 0; seed < 20; seed++) {
      Episode episode = Episode.play(world, anything(factory), seed);
      assertThat(episode.length()).isBetween(1, world.episodeLimit());
      assertThat(episode.observations())
          .as("seed " + seed)
          .allMatch(seen -> world.observations().contains(seen));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void seedsDrawDifferentEpisodes(EnvironmentFactory factory) {
    Environment world = Checked.of(factory.create(), 0);
    long different =
        Stream.iterate(0L, seed -> seed + 1)
            .limit(20)
            .map(seed -> Episode.play(world, anything(factory), seed).observations())
            .map(seen -> seen.stream().map(Arrays::hashCode).toList())
            .distinct()
            .count();
    assertThat(different).isGreaterThan(5);
  }

  /** A policy that draws any action of the space. */
  private static Policy anything(EnvironmentFactory factory) {
    Space actions = factory.create().actions();
    return (observation, random, action) -> {
      if (actions instanceof Space.Discrete discrete) {
        action[0] = random.nextInt(discrete.n());
      } else {
        Space.Box box = (Space.Box) actions;
        for (int i = 0; i < box.width(); i++) {
          action[i] = box.low()[i] + (float) random.nextDouble() * (box.high()[i] - box.low()[i]);
        }
      }
    };
  }

  private static void assertEqual(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int t = 0; t < expected.size(); t++) {
      assertThat(actual.get(t)).as("observation " + t).isEqualTo(expected.get(t));
    }
  }
}
