package leeml.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.Test;

class SearchTest {

  @Test
  void outcomesComeInTheOrderOfTheSettingsEachFromATaskOfItsOwn() {
    List<Integer> settings = IntStream.range(0, 9).boxed().toList();
    List<int[]> outcomes =
        Search.run(
            LocalSpark.context(), settings, n -> new int[] {n * n, TaskContext.getPartitionId()});
    assertThat(outcomes.stream().map(o -> o[0])).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64);
    assertThat(Set.copyOf(outcomes.stream().map(o -> o[1]).toList())).hasSize(9);
  }

  @Test
  void progressEndsAtTheNumberOfTrials() {
    List<Long> told = new ArrayList<>();
    Search.run(LocalSpark.context(), List.of(1, 2, 3), n -> n, told::add);
    assertThat(told.get(told.size() - 1)).isEqualTo(3);
    assertThat(told).isSorted();
  }

  @Test
  void noTrialsNoOutcomes() {
    List<Integer> none = List.of();
    assertThat(Search.run(LocalSpark.context(), none, n -> n)).isEmpty();
  }

  @Test
  void aTrialThatFailsIsNotSwallowed() {
    assertThatThrownBy(
            () ->
                Search.run(
                    LocalSpark.context(),
                    List.of(1, 2),
                    n -> {
                      throw new IllegalStateException("trial " + n + " is broken");
                    }))
        .hasStackTraceContaining("is broken");
  }
}
