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

  /**
   * y[yAt + k] += Σ_m a[aAt + m·aStep] · x[xAt + m·length + k] for m = 0 … 3: four stretches of x
   * that lie behind each other, added in order, as four calls of {@link #add} would, but with y
   * read and written once.
   */
  static void addFour(
      float[] a, int aAt, int aStep, float[] x, int xAt, float[] y, int yAt, int length) {
    float a0 = a[aAt];
    float a1 = a[aAt + aStep];
    float a2 = a[aAt + 2 * aStep];
    float a3 = a[aAt + 3 * aStep];
    int x1 = xAt + length;
    int x2 = x1 + length;
    int x3 = x2 + length;
    for (int k = 0; k < length; k++) {
      y[yAt + k] = y[yAt + k] + a0 * x[xAt + k] + a1 * x[x1 + k] + a2 * x[x2 + k] + a3 * x[x3 + k];
    }
  }
}
