package leeml.train.shard.partition;

import java.util.Arrays;

/** A row of examples cut into K stretches. */
final class Cut {

  private Cut() {}

  /**
   * Gives each stretch of {@code order} to its worker: after worker w, ⌊n (p₀ + … + p_w) + ½⌋
   * examples are given.
   *
   * @param order examples
   * @param shares shape (K), p ≥ 0, of any sum above 0
   * @param owners overwritten where {@code order} points
   */
  static void deal(int[] order, double[] shares, int[] owners) {
    double total = Arrays.stream(shares).sum();
    double sum = 0;
    int from = 0;
    for (int w = 0; w < shares.length; w++) {
      sum += shares[w];
      int to = w == shares.length - 1 ? order.length : (int) Math.round(order.length * sum / total);
      for (int i = from; i < to; i++) {
        owners[order[i]] = w;
      }
      from = Math.max(from, to);
    }
  }
}
