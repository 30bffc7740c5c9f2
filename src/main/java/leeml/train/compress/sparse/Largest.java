package leeml.train.compress.sparse;

/**
 * The k numbers of largest magnitude, exactly; of equal magnitudes those at the lower places.
 *
 * <p>Without its sign bit, a float's bits order as its magnitude does (±∞ above all numbers, NaN
 * above ±∞), so the k-th largest is found digit by digit: count the magnitudes by their upper 11
 * bits, go down to the bucket that holds the k-th, count inside it by the next 10 bits, then by the
 * last 10. Three passes, O(d) for any vector, no copy and nothing moved. (Quickselect would need a
 * copy, and the square of d at worst.)
 */
final class Largest {

  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int UPPER = 11;
  private static final int LOWER = 10;

  private final float[] vector;
  private int prefix;
  private int left;

  /**
   * Selects.
   *
   * @param vector not modified
   * @param count k, from 1 to the vector's length
   */
  Largest(float[] vector, int count) {
    this.vector = vector;
    this.left = count;
    narrow(2 * LOWER, UPPER);
    narrow(LOWER, LOWER);
    narrow(0, LOWER);
  }

  /**
   * Whether this number is one of the k. To be asked once for every number, in order: {@code left}
   * says how many of those equal to the k-th are still to be taken.
   */
  boolean takes(float x) {
    int magnitude = magnitude(x);
    return magnitude > prefix || (magnitude == prefix && left-- > 0);
  }

  /** Appends the next {@code width} bits of the k-th magnitude to the prefix. */
  private void narrow(int shift, int width) {
    int[] counts = new int[1 << width];
    for (float x : vector) {
      int magnitude = magnitude(x);
      if (magnitude >>> shift >>> width == prefix) {
        counts[(magnitude >>> shift) & (counts.length - 1)]++;
      }
    }
    int digit = counts.length - 1;
    while (counts[digit] < left) {
      left -= counts[digit--];
    }
    prefix = (prefix << width) | digit;
  }

  private static int magnitude(float x) {
    return Float.floatToRawIntBits(x) & MAGNITUDE;
  }
}
