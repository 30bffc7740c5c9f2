package leeml.spark.factor;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import leeml.model.factor.RatingBlock;

/**
 * What a worker keeps: the ratings of its users, apart for each block of items.
 *
 * @param userIds ascending
 * @param byItems the ratings of these users to block b of the items, at b
 */
record UserBlock(int[] userIds, List<RatingBlock> byItems) implements Serializable {

  /**
   * Sorts a worker's ratings.
   *
   * @param itemIds of each block, ascending
   * @param seed of the order within a block
   */
  static UserBlock of(RatingColumns ratings, int[][] itemIds, long seed) {
    int blocks = itemIds.length;
    int n = ratings.users().length;
    int[] userIds = RatingColumns.distinct(ratings.users());
    int[] blockOf = new int[n];
    int[] sizes = new int[blocks];
    for (int r = 0; r < n; r++) {
      blockOf[r] = RatingColumns.block(ratings.items()[r], blocks);
      sizes[blockOf[r]]++;
    }
    RatingBlock[] sorted = new RatingBlock[blocks];
    for (int b = 0; b < blocks; b++) {
      int[] users = new int[sizes[b]];
      int[] items = new int[sizes[b]];
      float[] values = new float[sizes[b]];
      int at = 0;
      for (int r = 0; r < n; r++) {
        if (blockOf[r] == b) {
          users[at] = Arrays.binarySearch(userIds, ratings.users()[r]);
          items[at] = Arrays.binarySearch(itemIds[b], ratings.items()[r]);
          values[at++] = ratings.values()[r];
        }
      }
      sorted[b] = RatingBlock.of(users, items, values, userIds.length, seed + b);
    }
    return new UserBlock(userIds, List.of(sorted));
  }
}
