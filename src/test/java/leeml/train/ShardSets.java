package leeml.train;

import java.util.ArrayList;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/** Ways to cut examples for tests. */
public final class ShardSets {

  private ShardSets() {}

  /** Consecutive shards that end before the given rows; equal borders make an empty shard. */
  public static Shards<ExampleBatch> cut(Examples examples, int... ends) {
    List<Shard<ExampleBatch>> shards = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      shards.add(Shard.of(ExampleSets.slice(examples, from, end)));
      from = end;
    }
    return Shards.of(shards);
  }

  /** So many consecutive shards of sizes as equal as can be. */
  public static Shards<ExampleBatch> equal(Examples examples, int count) {
    int[] ends = new int[count];
    for (int i = 0; i < count; i++) {
      ends[i] = (int) ((long) examples.size() * (i + 1) / count);
    }
    return cut(examples, ends);
  }
}
