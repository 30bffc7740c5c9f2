package leeml.model.attention;

/**
 * Sums over stretches of arrays, in four chains that are joined at the end: the next addition of a
 * chain need not wait for those of the others.
 */
final class Sums {

  private static final int CHAINS = 4;

  private Sums() {}

  /** Σₖ x[at + k]. */
  static float of(float[] x, int at, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = 0;
    for (; k + CHAINS <= length; k += CHAINS) {
      s0 += x[at + k];
      s1 += x[at + k + 1];
      s2 += x[at + k + 2];
      s3 += x[at + k + 3];
    }
    for (; k < length; k++) {
      s0 += x[at + k];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Σₖ x[xAt + k] y[yAt + k]. */
  static float ofProducts(float[] x, int xAt, float[] y, int yAt, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = 0;
    for (; k + CHAINS <= length; k += CHAINS) {
      s0 += x[xAt + k] * y[yAt + k];
      s1 += x[xAt + k + 1] * y[yAt + k + 1];
      s2 += x[xAt + k + 2] * y[yAt + k + 2];
      s3 += x[xAt + k + 3] * y[yAt + k + 3];
    }
    for (; k < length; k++) {
      s0 += x[xAt + k] * y[yAt + k];
    }
    return s0 + s1 + (s2 + s3);
  }
}
