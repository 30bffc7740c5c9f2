package leeml.train.shard.partition;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import leeml.train.shard.Partition;
import leeml.train.shard.Shuffle;

/**
 * Fair samples of unequal size.
 *
 * @param shares of each worker, 0 or more, in any unit: 3 and 1 are three quarters and one
 */
public record Sizes(List<Double> shares) implements Partition {

  /** Checks the shares. */
  public Sizes {
    shares = List.copyOf(shares);
    if (shares.stream().anyMatch(share -> !(share >= 0) || share.isInfinite())
        || shares.stream().mapToDouble(Double::doubleValue).sum() == 0) {
      throw new IllegalArgumentException("shares " + shares + ", expected 0 or more and not all 0");
    }
  }

  @Override
  public String name() {
    return shares.stream()
        .map(share -> share == Math.rint(share) ? String.valueOf(share.longValue()) : "" + share)
        .collect(Collectors.joining(":", "sizes:shares=", ""));
  }

  @Override
  public int[] owners(float[] targets, int workers, long seed) {
    if (shares.size() != workers) {
      throw new IllegalArgumentException(
          "%s gives %d shares, and there are %d workers".formatted(name(), shares.size(), workers));
    }
    int[] owners = new int[targets.length];
    int[] order = Shuffle.of(targets.length, new SplittableRandom(seed));
    Cut.deal(order, shares.stream().mapToDouble(Double::doubleValue).toArray(), owners);
    return owners;
  }
}
