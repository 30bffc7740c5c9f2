package leeml.rl.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReplayTest {

  /** Steps 0, 1, 2 that end, then 10, 11 that were cut: s = (k), s′ = (k + 1), a = r = k. */
  private static Rollout played() {
    Stretch ended =
        new Stretch(new float[] {0, 1, 2, 3}, new int[] {0, 1, 2}, new float[] {0, 1, 2}, true);
    Stretch cut =
        new Stretch(new float[] {10, 11, 12}, new int[] {10, 11}, new float[] {10, 11}, false);
    return new Rollout(1, List.of(ended, cut), new double[] {3});
  }

  @Test
  void everyStepKeepsItsParts() {
    Replay replay = new Replay(100, 1);
    replay.add(played());
    Replay.Batch batch = Replay.Batch.of(1000, 1);
    replay.draw(new SplittableRandom(1), batch);
    assertThat(replay.size()).isEqualTo(5);
    for (int i = 0; i < batch.size(); i++) {
      float step = batch.observations()[i];
      assertThat(batch.nextObservations()[i]).isEqualTo(step + 1);
      assertThat(batch.actions()[i]).isEqualTo((int) step);
      assertThat(batch.rewards()[i]).isEqualTo(step);
      assertThat(batch.terminated()[i]).as("step " + step).isEqualTo(step == 2);
    }
  }

  @Test
  void stepsAreDrawnEquallyOften() {
    Replay replay = new Replay(100, 1);
    replay.add(played());
    Replay.Batch batch = Replay.Batch.of(50_000, 1);
    replay.draw(new SplittableRandom(2), batch);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int action : batch.actions()) {
      counts.merge(action, 1, Integer::sum);
    }
    assertThat(counts).hasSize(5);
    assertThat(counts.values())
        .allSatisfy(count -> assertThat(count / 50_000.0).isCloseTo(0.2, within(0.01)));
  }

  @Test
  void theOldestGiveWay() {
    Replay replay = new Replay(3, 1);
    replay.add(played());
    Replay.Batch batch = Replay.Batch.of(300, 1);
    replay.draw(new SplittableRandom(3), batch);
    assertThat(replay.size()).isEqualTo(3);
    assertThat(batch.actions()).containsOnly(2, 10, 11).contains(2, 10, 11);
  }

  @Test
  void anEmptyMemoryGivesNothing() {
    assertThatThrownBy(() -> new Replay(3, 1).draw(new SplittableRandom(0), Replay.Batch.of(1, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no step was added");
  }
}
