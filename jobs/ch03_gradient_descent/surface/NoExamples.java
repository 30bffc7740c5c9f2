package ch03_gradient_descent.surface;

import java.util.List;
import leeml.model.Batch;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/** The data of a loss that depends on θ alone: one example that holds nothing. */
public record NoExamples() implements Batch, Shard<NoExamples> {

  /** One worker's worth of it. */
  public static Shards<NoExamples> shards() {
    return Shards.of(List.of(new NoExamples()));
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public NoExamples batch(int[] order, int from, int to) {
    return this;
  }
}
