package leeml.train.shard;

import leeml.model.ExampleBatch;
import leeml.model.Examples;

/** A shard of plain examples. */
record ExampleShard(Examples examples) implements Shard<ExampleBatch> {

  @Override
  public int size() {
    return examples.size();
  }

  @Override
  public ExampleBatch batch(int[] order, int from, int to) {
    return new ExampleBatch(examples, order, from, to);
  }
}
