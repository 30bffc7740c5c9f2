package leeml.spark.shard;

import java.util.List;
import leeml.model.Batch;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Shards as the partitions of an RDD, one shard a partition, kept in memory on the executors.
 *
 * @param <B> the batches
 */
public final class SparkShards<B extends Batch> implements Shards<B>, AutoCloseable {

  private final JavaRDD<Shard<B>> rdd;
  private final long[] sizes;
  private final List<Broadcast<Shard<B>>> sent;

  /**
   * Persists the shards and counts their examples: one Spark job.
   *
   * @param rdd exactly one shard in every partition; an empty shard is allowed
   * @throws IllegalArgumentException if a partition holds no shard, or more than one
   */
  public SparkShards(JavaRDD<Shard<B>> rdd) {
    this(rdd, List.of());
  }

  private SparkShards(JavaRDD<Shard<B>> rdd, List<Broadcast<Shard<B>>> sent) {
    this.sent = sent;
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

  /**
   * Shards of this JVM, each fetched by its executor when first used. A partition holds a handle:
   * Spark sends what a partition of {@code parallelize} holds along with every task.
   */
  public static <B extends Batch> SparkShards<B> send(
      JavaSparkContext spark, List<Shard<B>> shards) {
    List<Broadcast<Shard<B>>> sent = shards.stream().map(spark::broadcast).toList();
    return new SparkShards<>(spark.parallelize(sent, sent.size()).map(Broadcast::value), sent);
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
    sent.forEach(Broadcast::destroy);
  }
}
