package leeml.train.shard;

import java.util.List;
import leeml.model.Batch;

/** Shards in this JVM's memory. */
record LocalShards<B extends Batch>(List<Shard<B>> collect) implements Shards<B> {

  LocalShards {
    collect = List.copyOf(collect);
    if (collect.isEmpty()) {
      throw new IllegalArgumentException("no shards: at least one is needed");
    }
  }

  @Override
  public int count() {
    return collect.size();
  }

  @Override
  public long[] sizes() {
    return collect.stream().mapToLong(Shard::size).toArray();
  }
}
