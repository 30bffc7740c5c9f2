package leeml.train.compress.sparse;

import java.util.SplittableRandom;

/**
 * k of d places, each subset as likely as any other, drawn in rising order from a seed: who has the
 * seed has the places.
 *
 * <p>Place i is taken with probability (places still wanted)/(places still left). Source: Knuth,
 * The art of computer programming, vol. 2, §3.4.2, Algorithm S. O(d) draws, no memory. Both sides
 * must run the same generator, which is the JDK's.
 */
final class Sample {

  private final SplittableRandom random;
  private final int size;
  private int wanted;
  private int place;

  /**
   * Starts a sample.
   *
   * @param count k, from 0 to {@code size}
   */
  Sample(long seed, int count, int size) {
    this.random = new SplittableRandom(seed);
    this.size = size;
    this.wanted = count;
  }

  /** The next place; there are k of them. */
  int next() {
    while (random.nextDouble() * (size - place) >= wanted) {
      place++;
    }
    wanted--;
    return place++;
  }
}
