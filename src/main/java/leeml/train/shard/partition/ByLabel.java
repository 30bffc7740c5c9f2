package leeml.train.shard.partition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.optim.Require;
import leeml.train.shard.Partition;
import leeml.train.shard.Shuffle;

/**
 * Each worker sees few classes: the examples are sorted by target and cut into b·K equal blocks, of
 * which every worker gets b at random.
 *
 * <p>With b = 1 and as many workers as classes of equal size a worker sees one class. Source:
 * McMahan et al., Communication-efficient learning of deep networks from decentralized data,
 * AISTATS 2017, §3 (there b = 2 and K = 100).
 *
 * @param blocks b, at least 1
 */
public record ByLabel(int blocks) implements Partition {

  /** Checks b. */
  public ByLabel {
    Require.atLeast("blocks", blocks, 1);
  }

  @Override
  public String name() {
    return blocks == 1 ? "by-label" : "by-label:blocks=" + blocks;
  }

  @Override
  public int[] owners(float[] targets, int workers, long seed) {
    int[] sorted =
        IntStream.range(0, targets.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> targets[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] blockOf = new int[targets.length];
    double[] equal = new double[Math.multiplyExact(blocks, workers)];
    Arrays.fill(equal, 1);
    Cut.deal(sorted, equal, blockOf);
    int[] hands = Shuffle.of(equal.length, new SplittableRandom(seed));
    return Arrays.stream(blockOf).map(block -> hands[block] % workers).toArray();
  }
}
