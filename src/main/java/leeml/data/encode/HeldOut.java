package leeml.data.encode;

import java.util.SplittableRandom;

/** Which rows are held out as a test. */
public final class HeldOut {

  private HeldOut() {}

  /**
   * Whether a row is held out: a coin of its own, thrown by seed and row number, so that the same
   * rows are held out however the table is cut into partitions.
   *
   * @param fraction the share of rows held out, 0 … 1
   */
  public static boolean contains(long seed, long row, double fraction) {
    SplittableRandom coin = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + row);
    coin.nextLong();
    return coin.nextDouble() < fraction;
  }
}
