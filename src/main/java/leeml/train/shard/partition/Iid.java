package leeml.train.shard.partition;

import java.util.SplittableRandom;
import leeml.train.shard.Partition;
import leeml.train.shard.Shuffle;

/** Dealt out as shuffled cards: every shard is a fair sample, and sizes differ by one at most. */
public record Iid() implements Partition {

  @Override
  public String name() {
    return "iid";
  }

  @Override
  public int[] owners(float[] targets, int workers, long seed) {
    int[] order = Shuffle.of(targets.length, new SplittableRandom(seed));
    int[] owners = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      owners[order[i]] = i % workers;
    }
    return owners;
  }
}
