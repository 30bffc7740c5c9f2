package leeml.model;

/** y ← a·x + y over a stretch of two arrays: the one loop that the models spend their time in. */
final class Axpy {

  private Axpy() {}

  /** y[yAt + k] += a · x[xAt + k] for k &lt; length. The stretches must not overlap. */
  static void add(float a, float[] x, int xAt, float[] y, int yAt, int length) {
    for (int k = 0; k < length; k++) {
      y[yAt + k] += a * x[xAt + k];
    }
  }
}
