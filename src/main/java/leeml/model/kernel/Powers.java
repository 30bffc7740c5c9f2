package leeml.model.kernel;

/**
 * e^x for x ≤ 0: with n the nearest whole number to x / ln 2 and r = x − n ln 2, e^x = 2ⁿ e^r, and
 * e^r for |r| ≤ ½ ln 2 is a polynomial of degree 6, within 2e-7. ln 2 is subtracted in two parts,
 * of which the first has few digits, after Cody and Waite; the coefficients are those of Cephes
 * 2.2, {@code expf}. Below −87 it is what it is at −87, 1.6e-38.
 */
final class Powers {

  static final float LEAST = -87f;
  static final float PER_LN2 = 1.44269504f;

  /**
   * 1.5 · 2²³ + 127: added to a number it leaves the nearest whole one, and 127, in the last bits.
   */
  static final float ROUND = 12583039f;

  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;
  static final float C6 = 1.9875691500e-4f;
  static final float C5 = 1.3981999507e-3f;
  static final float C4 = 8.3334519073e-3f;
  static final float C3 = 4.1665795894e-2f;
  static final float C2 = 1.6666665459e-1f;
  static final float C1 = 5.0000001201e-1f;

  /** Bits of a float before its exponent. */
  static final int MANTISSA = 23;

  private Powers() {}

  static float exp(float number) {
    float x = Math.max(LEAST, number);
    float shifted = Math.fma(x, PER_LN2, ROUND);
    float n = shifted - ROUND;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    float p = Math.fma(Math.fma(Math.fma(C6, r, C5), r, C4), r, C3);
    p = Math.fma(Math.fma(p, r, C2), r, C1);
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << MANTISSA);
    return Math.fma(p, r * r, r + 1) * scale;
  }
}
