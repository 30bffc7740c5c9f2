package leeml.model;

/**
 * tanh as a quotient of polynomials, which the compiler turns into vector instructions: within 3e-7
 * of {@link Math#tanh} and some ten times as fast.
 *
 * <p>tanh x ≈ x P(x²) / Q(x²) for |x| ≤ 7.9, P of degree 6 and Q of degree 3, with the coefficients
 * of Eigen's {@code ptanh} (Eigen 3.4, MathFunctionsImpl.h); beyond that it is the value at the
 * border. NaN stays NaN.
 */
final class Tanh {

  private static final float BORDER = 7.905311f;

  private Tanh() {}

  /** Overwrites the first {@code length} numbers z with tanh z. */
  static void apply(float[] z, int length) {
    for (int i = 0; i < length; i++) {
      float x = Math.max(-BORDER, Math.min(BORDER, z[i]));
      float s = x * x;
      float p = -2.7607684e-16f;
      p = p * s + 2.000188e-13f;
      p = p * s - 8.604672e-11f;
      p = p * s + 5.1222973e-8f;
      p = p * s + 1.48572235e-5f;
      p = p * s + 6.3726195e-4f;
      p = p * s + 4.8935246e-3f;
      float q = 1.1982584e-6f;
      q = q * s + 1.1853471e-4f;
      q = q * s + 2.2684347e-3f;
      q = q * s + 4.893525e-3f;
      z[i] = x * p / q;
    }
  }
}
