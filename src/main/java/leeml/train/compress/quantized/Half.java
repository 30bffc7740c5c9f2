package leeml.train.compress.quantized;

/**
 * IEEE 754 half precision: a sign, 5 bits of exponent (bias 15), 10 of fraction.
 *
 * <p>Largest 65504, smallest normal 2⁻¹⁴, smallest of all 2⁻²⁴. Every half is a float.
 */
final class Half {

  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int FLOAT_INFINITY = 0x7f80_0000;
  private static final int SMALLEST_NORMAL = 0x3880_0000;
  private static final int SMALLEST_ABOVE_ALL = 0x4780_0000;
  private static final int LARGEST_HALF = 0x7bff;
  private static final int HALF_INFINITY = 0x7c00;
  private static final int HALF_NAN = 0x7e00;
  private static final int DROPPED_BITS = 13;
  private static final int JUST_BELOW_HALF = 0x0fff;
  private static final int BIAS_DIFFERENCE = 112 << 10;
  private static final int ONE_HALF_BITS = 0x3f00_0000;
  private static final float SMALLEST = 0x1p-24f;

  private Half() {}

  /**
   * The nearest half, of two equally near ones the even. A finite number beyond 65504 gives ±65504;
   * ±∞ stays, and so does NaN (without its payload).
   */
  static short fromFloat(float x) {
    int bits = Float.floatToRawIntBits(x);
    int sign = (bits >>> 16) & 0x8000;
    return (short) (sign | magnitude(bits & MAGNITUDE));
  }

  private static int magnitude(int bits) {
    if (bits < SMALLEST_NORMAL) {
      // A float in [0.5, 1) has steps of 2⁻²⁴, a subnormal half's: the addition rounds.
      return Float.floatToRawIntBits(Float.intBitsToFloat(bits) + 0.5f) - ONE_HALF_BITS;
    }
    if (bits < SMALLEST_ABOVE_ALL) {
      int even = (bits >>> DROPPED_BITS) & 1;
      int rounded = (bits + JUST_BELOW_HALF + even) >>> DROPPED_BITS;
      return Math.min(rounded - BIAS_DIFFERENCE, LARGEST_HALF);
    }
    if (bits < FLOAT_INFINITY) {
      return LARGEST_HALF;
    }
    return bits == FLOAT_INFINITY ? HALF_INFINITY : HALF_NAN;
  }

  /** The same number as a float, exactly. */
  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int magnitude = half & 0x7fff;
    if (magnitude < 0x0400) {
      return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude * SMALLEST) | sign);
    }
    int shifted = magnitude << DROPPED_BITS;
    int bits =
        magnitude < HALF_INFINITY
            ? shifted + (BIAS_DIFFERENCE << DROPPED_BITS)
            : shifted | FLOAT_INFINITY;
    return Float.intBitsToFloat(bits | sign);
  }
}
