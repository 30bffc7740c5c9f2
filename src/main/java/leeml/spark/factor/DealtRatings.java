package leeml.spark.factor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.factor.Rating;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Ratings dealt into K blocks of users, each sorted by K blocks of items, and kept by the workers.
 *
 * <p>The ratings cross the network once, as three arrays a pair of partition and block. The driver
 * learns the ids, which it needs for the rows, and no rating.
 */
final class DealtRatings implements AutoCloseable {

  private final JavaRDD<UserBlock> blocks;
  private final Broadcast<int[][]> shared;
  private final int[][] userIds;
  private final int[][] itemIds;
  private final Totals totals;

  /**
   * Of all ratings.
   *
   * @param count how many
   * @param mean μ
   */
  record Totals(long count, float mean) {}

  /** What the driver must know of a block of users. */
  private record Contents(long count, double sum, int[] userIds, int[] itemIds)
      implements java.io.Serializable {
    static Contents of(RatingColumns ratings) {
      return new Contents(
          ratings.users().length,
          ratings.sum(),
          RatingColumns.distinct(ratings.users()),
          RatingColumns.distinct(ratings.items()));
    }
  }

  private DealtRatings(
      JavaRDD<UserBlock> blocks,
      Broadcast<int[][]> shared,
      int[][] userIds,
      int[][] itemIds,
      Totals totals) {
    this.blocks = blocks;
    this.shared = shared;
    this.userIds = userIds;
    this.itemIds = itemIds;
    this.totals = totals;
  }

  /**
   * Deals ratings out.
   *
   * @param count K
   * @throws IllegalArgumentException if there are none
   */
  static DealtRatings of(JavaRDD<Rating> ratings, int count, long seed) {
    JavaRDD<RatingColumns> columns =
        ratings
            .mapPartitionsWithIndex((source, own) -> RatingColumns.dealt(source, own, count), false)
            .mapToPair(part -> part)
            .partitionBy(new HashPartitioner(count))
            .mapPartitions(parts -> List.of(RatingColumns.merged(parts)).iterator());
    List<Contents> contents = columns.map(Contents::of).collect();
    Totals totals = totals(contents);
    int[][] userIds = contents.stream().map(Contents::userIds).toArray(int[][]::new);
    int[][] itemIds = itemIds(contents);
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(ratings.context());
    Broadcast<int[][]> shared = spark.broadcast(itemIds);
    JavaRDD<UserBlock> blocks =
        columns
            .mapPartitionsWithIndex(
                (worker, own) ->
                    List.of(UserBlock.of(own.next(), shared.value(), seed * 31 + worker * count))
                        .iterator(),
                true)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new DealtRatings(blocks, shared, userIds, itemIds, totals);
  }

  private static Totals totals(List<Contents> contents) {
    long ratings = contents.stream().mapToLong(Contents::count).sum();
    if (ratings == 0) {
      throw new IllegalArgumentException("0 ratings, expected at least 1");
    }
    double sum = contents.stream().mapToDouble(Contents::sum).sum();
    return new Totals(ratings, (float) (sum / ratings));
  }

  private static int[][] itemIds(List<Contents> contents) {
    int[] all =
        RatingColumns.distinct(
            contents.stream().flatMapToInt(block -> Arrays.stream(block.itemIds())).toArray());
    int count = contents.size();
    return IntStream.range(0, count)
        .mapToObj(
            b -> Arrays.stream(all).filter(id -> RatingColumns.block(id, count) == b).toArray())
        .toArray(int[][]::new);
  }

  JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(blocks.context());
  }

  /** One element a partition, that of the worker's users. */
  JavaRDD<UserBlock> blocks() {
    return blocks;
  }

  /** Of each block, ascending. */
  int[][] userIds() {
    return userIds;
  }

  /** Of each block, ascending. */
  int[][] itemIds() {
    return itemIds;
  }

  Totals totals() {
    return totals;
  }

  @Override
  public void close() {
    blocks.unpersist(false);
    shared.destroy();
  }
}
