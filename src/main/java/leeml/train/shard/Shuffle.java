package leeml.train.shard;

import java.util.SplittableRandom;

/** Random orders. */
public final class Shuffle {

  private Shuffle() {}

  /** The numbers 0 … n − 1 in random order, each order equally likely; a new array. */
  public static int[] of(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    inPlace(order, random);
    return order;
  }

  /** Puts numbers into random order (Fisher and Yates), in place. */
  public static void inPlace(int[] numbers, SplittableRandom random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int number = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = number;
    }
  }
}
