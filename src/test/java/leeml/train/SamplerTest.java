package leeml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;
import org.junit.jupiter.api.Test;

class SamplerTest {

  private static final Shard<ExampleBatch> SHARD = Shard.of(ExampleSets.linear(10, 2, 1));

  @Test
  void anEpochVisitsEveryExampleOnce() {
    Sampler<ExampleBatch> sampler = new Sampler<>(SHARD, 4, 7, 0);
    assertThat(epoch(sampler, 0))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10).boxed().toList());
    assertThat(sampler.draw(0, 2).size()).as("the last batch is shorter").isEqualTo(2);
    assertThat(sampler.draw(0, 3).size()).as("past the end").isZero();
  }

  @Test
  void ordersDifferByEpochWorkerAndSeedAndRepeatForTheSame() {
    List<Integer> order = epoch(new Sampler<>(SHARD, 4, 7, 0), 0);
    assertThat(epoch(new Sampler<>(SHARD, 4, 7, 0), 1)).isNotEqualTo(order);
    assertThat(epoch(new Sampler<>(SHARD, 4, 7, 1), 0)).isNotEqualTo(order);
    assertThat(epoch(new Sampler<>(SHARD, 4, 8, 0), 0)).isNotEqualTo(order);
    Sampler<ExampleBatch> again = new Sampler<>(SHARD, 4, 7, 0);
    epoch(again, 5);
    assertThat(epoch(again, 0)).as("whatever was drawn before").isEqualTo(order);
  }

  @Test
  void aFullBatchKeepsTheOrder() {
    assertThat(epoch(new Sampler<>(SHARD, Integer.MAX_VALUE, 7, 0), 3))
        .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
  }

  @Test
  void stepsPerEpochRoundUp() {
    assertThat(Sampler.stepsPerEpoch(10, 4)).isEqualTo(3);
    assertThat(Sampler.stepsPerEpoch(8, 4)).isEqualTo(2);
    assertThat(Sampler.stepsPerEpoch(0, 4)).isEqualTo(1);
    assertThat(Sampler.stepsPerEpoch(10, Integer.MAX_VALUE)).isEqualTo(1);
  }

  private static List<Integer> epoch(Sampler<ExampleBatch> sampler, long epoch) {
    List<Integer> rows = new ArrayList<>();
    for (int step = 0; step < 3; step++) {
      ExampleBatch batch = sampler.draw(epoch, step);
      IntStream.range(0, batch.size()).map(batch::row).forEach(rows::add);
    }
    return rows;
  }
}
