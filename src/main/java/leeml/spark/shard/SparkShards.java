package leeml.spark.shard;

import java.util.List;
import leeml.model.Batch;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Shards as the partitions of an RDD, one shard a partition, kept in memory on the executors.
 *
 * @param <B> the batches
 */
public final class SparkShards<B extends Batch> implements Shards<B>, AutoCloseable {

  private final JavaRDD<Shard<B>> rdd;
  private final long[] sizes;

  /**
   * Persists the shards and counts their examples: one Spark job.
   *
   * @param rdd exactly one shard in every partition; an empty shard is allowed
   * @throws IllegalArgumentException if a partition holds no shard, or more than one
   */
  public SparkShards(JavaRDD<Shard<B>> rdd) {
    this.rdd = rdd.persist(StorageLevel.MEMORY_AND_DISK());
    List<long[]> partitions =
        this.rdd.glom().map(shards -> shards.stream().mapToLong(Shard::size).toArray()).collect();
    sizes = new long[partitions.size()];
    for (int i = 0; i < sizes.length; i++) {
      if (partitions.get(i).length != 1) {
        throw new IllegalArgumentException(
            "partition %d holds %d shards, expected one".formatted(i, partitions.get(i).length));
      }
      sizes[i] = partitions.get(i)[0];
    }
  }

  /** The shards, one a partition. */
  public JavaRDD<Shard<B>> rdd() {
    return rdd;
  }

  @Override
  public int count() {
    return sizes.length;
  }

  @Override
  public long[] sizes() {
    return sizes.clone();
  }

  @Override
  public List<Shard<B>> collect() {
    return rdd.collect();
  }

  /** Lets the executors forget the shards. */
  @Override
  public void close() {
    rdd.unpersist(false);
  }
}
