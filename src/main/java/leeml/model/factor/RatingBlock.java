package leeml.model.factor;

import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * The ratings that one block of users gave to one block of items, in three arrays.
 *
 * <p>Users and items are places in the two blocks' {@link FactorRows}. Ratings lie user by user, so
 * that a pass reads and writes a user's row while it is in the cache; among a user's ratings the
 * order is random.
 */
public final class RatingBlock implements Serializable {

  final int[] users;
  final int[] items;
  final float[] values;

  private RatingBlock(int[] users, int[] items, float[] values) {
    this.users = users;
    this.items = items;
    this.values = values;
  }

  /**
   * Sorts ratings into a block.
   *
   * @param users places of users, below {@code userCount}; not modified
   * @param items places of items; not modified
   * @param values one a rating; not modified
   * @param userCount rows of the users' block
   * @param seed of the order among a user's ratings
   */
  public static RatingBlock of(int[] users, int[] items, float[] values, int userCount, long seed) {
    int n = users.length;
    int[] order = shuffled(n, new SplittableRandom(seed));
    int[] next = new int[userCount + 1];
    for (int user : users) {
      next[user + 1]++;
    }
    for (int u = 0; u < userCount; u++) {
      next[u + 1] += next[u];
    }
    RatingBlock block = new RatingBlock(new int[n], new int[n], new float[n]);
    for (int from : order) {
      int to = next[users[from]]++;
      block.users[to] = users[from];
      block.items[to] = items[from];
      block.values[to] = values[from];
    }
    return block;
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** How many ratings. */
  public int size() {
    return values.length;
  }
}
