package leeml.train.shard;

import java.util.List;
import leeml.model.Batch;

/**
 * The data, cut into one shard a worker.
 *
 * @param <B> the batches that the shards give
 */
public interface Shards<B extends Batch> {

  /** The number of shards, which is the number of workers; at least 1. */
  int count();

  /** How many examples each shard holds, in the shards' order. */
  long[] sizes();

  /** The shards themselves, brought to this thread. */
  List<Shard<B>> collect();

  /** Shards that are here already. */
  static <B extends Batch> Shards<B> of(List<Shard<B>> shards) {
    return new LocalShards<>(shards);
  }
}
