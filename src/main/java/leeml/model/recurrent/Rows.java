package leeml.model.recurrent;

import java.util.SplittableRandom;
import leeml.model.sequence.PackedSteps;

/** What layers do with rows and weights. */
public final class Rows {

  private Rows() {}

  /** The array itself if it is long enough, else a new one of zeros. */
  public static float[] atLeast(float[] array, int length) {
    return array != null && array.length >= length ? array : new float[length];
  }

  /**
   * A copy of the rows that have a next step, in the order of those next steps: row k of the copy
   * is the state that row {@code active(0)} + k of the batch starts from.
   */
  static float[] before(PackedSteps packed, float[] states, int columns, float[] into) {
    float[] copy = atLeast(into, packed.rows() * columns);
    int at = 0;
    for (int t = 1; t < packed.steps(); t++) {
      int length = packed.active(t) * columns;
      System.arraycopy(states, packed.first(t - 1) * columns, copy, at, length);
      at += length;
    }
    return copy;
  }

  /** sums[at + k] += Σᵢ rows[i, k]. */
  static void addSums(float[] rows, int count, int columns, float[] sums, int at) {
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < columns; k++) {
        sums[at + k] += rows[i * columns + k];
      }
    }
  }

  /** Uniform in ±√(6 / (in + out)): Glorot, Bengio, AISTATS 2010, eq. 16. */
  static void glorot(SplittableRandom random, float[] theta, int at, int length, int in, int out) {
    double limit = Math.sqrt(6.0 / (in + out));
    for (int i = at; i < at + length; i++) {
      theta[i] = (float) random.nextDouble(-limit, limit);
    }
  }

  /** Refuses a width that is none. */
  public static void requireWidth(String what, int width) {
    if (width < 1) {
      throw new IllegalArgumentException(what + " = " + width + ", expected at least 1");
    }
  }
}
