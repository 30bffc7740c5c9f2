package leeml.model.kernel;

/**
 * tanh as a quotient of polynomials, x P(x²) / Q(x²) for |x| ≤ 7.9 with P of degree 6 and Q of
 * degree 3, beyond that the value at the border: within 3e-7. The coefficients are those of Eigen
 * 3.4, MathFunctionsImpl.h, {@code ptanh}; here both are evaluated with fused multiply-adds.
 */
public final class Ptanh {

  /** Beyond ±BORDER the quotient stays what it is there. */
  public static final float BORDER = 7.905311f;

  /** P's coefficients, that of s⁶ first, s = x². */
  public static final float P0 = -2.7607684e-16f;

  public static final float P1 = 2.000188e-13f;
  public static final float P2 = -8.604672e-11f;
  public static final float P3 = 5.1222973e-8f;
  public static final float P4 = 1.48572235e-5f;
  public static final float P5 = 6.3726195e-4f;
  public static final float P6 = 4.8935246e-3f;

  /** Q's coefficients, that of s³ first. */
  public static final float Q0 = 1.1982584e-6f;

  public static final float Q1 = 1.1853471e-4f;
  public static final float Q2 = 2.2684347e-3f;
  public static final float Q3 = 4.893525e-3f;

  private Ptanh() {}

  static float tanh(float z) {
    float x = Math.max(-BORDER, Math.min(BORDER, z));
    float s = x * x;
    float p = Math.fma(Math.fma(Math.fma(P0, s, P1), s, P2), s, P3);
    p = Math.fma(Math.fma(Math.fma(p, s, P4), s, P5), s, P6);
    float q = Math.fma(Math.fma(Math.fma(Q0, s, Q1), s, Q2), s, Q3);
    return x * p / q;
  }

  /** σ(z) = ½ + ½ tanh(z / 2). */
  static float sigmoid(float z) {
    return Math.fma(0.5f, tanh(0.5f * z), 0.5f);
  }
}
