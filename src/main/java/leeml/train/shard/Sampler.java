package leeml.train.shard;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.model.Batch;

/**
 * Draws a worker's batches: a new order every epoch, cut into stretches of the batch size.
 *
 * <p>The order of epoch e is a Fisher–Yates shuffle seeded by (seed, worker, e), so the batch of a
 * step does not depend on what was drawn before. A batch size that covers the shard means full
 * batches, which are left in their order.
 *
 * @param <B> the batches
 */
public final class Sampler<B extends Batch> implements Batches<B> {

  private final Shard<B> shard;
  private final int batchSize;
  private final long seed;
  private final int worker;
  private int[] order;
  private long orderEpoch = -1;

  /**
   * A sampler over one shard.
   *
   * @param batchSize examples a batch, at least 1
   * @param worker the shard's number, which makes its order its own
   */
  public Sampler(Shard<B> shard, int batchSize, long seed, int worker) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size " + batchSize + ", expected at least 1");
    }
    this.shard = shard;
    this.batchSize = batchSize;
    this.seed = seed;
    this.worker = worker;
  }

  /** Steps in an epoch when the largest shard holds {@code largest} examples: ⌈largest / batch⌉. */
  public static long stepsPerEpoch(long largest, int batchSize) {
    return Math.max(1, (largest + batchSize - 1) / batchSize);
  }

  @Override
  public B draw(float[] theta, long epoch, long step) {
    return draw(epoch, step);
  }

  /**
   * The batch of a step within an epoch; empty when the shard has no more examples in it.
   *
   * @param epoch 0, 1, 2, …
   * @param step 0, 1, 2, … within the epoch
   */
  public B draw(long epoch, long step) {
    if (order == null || (epoch != orderEpoch && batchSize < shard.size())) {
      order = order(epoch);
      orderEpoch = epoch;
    }
    int from = (int) Math.min(step * batchSize, order.length);
    return shard.batch(order, from, (int) Math.min((long) from + batchSize, order.length));
  }

  private int[] order(long epoch) {
    if (batchSize < shard.size()) {
      return Shuffle.of(
          shard.size(), new SplittableRandom(Seeds.mix(Seeds.mix(seed, worker), epoch)));
    }
    return IntStream.range(0, shard.size()).toArray();
  }
}
