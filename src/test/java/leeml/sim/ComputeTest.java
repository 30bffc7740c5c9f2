package leeml.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeTest {

  private static final long SEED = 7;
  private static final int WORKERS = 200_000;

  @Test
  void withoutChanceItIsStepsAndExamples() {
    Compute compute = new Compute(0.5, 0.01, 0, Compute.Stragglers.NONE, Compute.Failures.NONE);
    assertThat(compute.seconds(SEED, 3, 9, 4, 100)).isEqualTo(4 * 0.5 + 100 * 0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void theSpreadOfARoundIsThatOfItsStepsOverTheRootOfTheirNumber(int steps) {
    double[] drawn = draw(Compute.even(1).spread(0.4), steps);
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double variance = Arrays.stream(drawn).map(t -> (t - mean) * (t - mean)).sum() / WORKERS;
    assertThat(mean).isCloseTo(steps, within(0.005 * steps));
    assertThat(Math.sqrt(variance) / mean).isCloseTo(0.4 / Math.sqrt(steps), within(0.005));
  }

  @Test
  void stragglersTakeTheirFactor() {
    double[] drawn = draw(Compute.even(1).stragglers(0.1, 5), 2);
    long slow = Arrays.stream(drawn).filter(t -> t == 10).count();
    assertThat(Arrays.stream(drawn).filter(t -> t == 2).count() + slow).isEqualTo(WORKERS);
    assertThat((double) slow / WORKERS).isCloseTo(0.1, within(0.005));
  }

  @Test
  void aFailureCostsTheRecoveryAndOnAverageHalfTheWork() {
    double[] drawn = draw(Compute.even(1).failures(0.2, 30), 4);
    double mean = Arrays.stream(drawn).average().orElseThrow();
    assertThat(mean).isCloseTo(4 + 0.2 * (30 + 2), within(0.1));
    assertThat(Arrays.stream(drawn).max().orElseThrow()).isLessThan(4 + 30 + 4);
  }

  @Test
  void whatIsRandomFollowsFromSeedWorkerAndRound() {
    Compute compute = Compute.even(1).spread(0.4);
    double one = compute.seconds(SEED, 3, 5, 1, 0);
    assertThat(compute.seconds(SEED, 3, 5, 1, 0)).isEqualTo(one);
    assertThat(compute.seconds(SEED + 1, 3, 5, 1, 0)).isNotEqualTo(one);
    assertThat(compute.seconds(SEED, 4, 5, 1, 0)).isNotEqualTo(one);
    assertThat(compute.seconds(SEED, 3, 6, 1, 0)).isNotEqualTo(one);
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    assertThatThrownBy(() -> Compute.even(-1))
        .hasMessage("seconds a step must be in [0, ∞), but is -1.0");
    assertThatThrownBy(() -> Compute.even(1).stragglers(2, 3))
        .hasMessage("probability of a straggler must be in [0, 1], but is 2.0");
    assertThatThrownBy(() -> new Network(0, 0, 1))
        .hasMessage("bytes a second must be above 0, but is 0.0");
  }

  private static double[] draw(Compute compute, int steps) {
    return IntStream.range(0, WORKERS)
        .mapToDouble(worker -> compute.seconds(SEED, worker, 0, steps, 0))
        .toArray();
  }
}
