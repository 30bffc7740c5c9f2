package leeml.model;

import leeml.model.kernel.Ptanh;

/**
 * tanh as a quotient of polynomials, which the compiler turns into vector instructions: within 3e-7
 * of {@link Math#tanh} and some ten times as fast.
 *
 * <p>The polynomials of {@link Ptanh} without fused multiply-adds, which are slow where a processor
 * has none. NaN stays NaN.
 */
final class Tanh {

  private Tanh() {}

  /** Overwrites the first {@code length} numbers z with tanh z. */
  static void apply(float[] z, int length) {
    for (int i = 0; i < length; i++) {
      float x = Math.max(-Ptanh.BORDER, Math.min(Ptanh.BORDER, z[i]));
      float s = x * x;
      float p = Ptanh.P0;
      p = p * s + Ptanh.P1;
      p = p * s + Ptanh.P2;
      p = p * s + Ptanh.P3;
      p = p * s + Ptanh.P4;
      p = p * s + Ptanh.P5;
      p = p * s + Ptanh.P6;
      float q = Ptanh.Q0;
      q = q * s + Ptanh.Q1;
      q = q * s + Ptanh.Q2;
      q = q * s + Ptanh.Q3;
      z[i] = x * p / q;
    }
  }
}
