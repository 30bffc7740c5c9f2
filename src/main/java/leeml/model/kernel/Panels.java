package leeml.model.kernel;

import java.util.Arrays;

/**
 * A matrix W of shape (in, out) in the order in which a product reads it: panels of a few columns,
 * each row by row, the last one filled up with zeros. Packed once, it serves every step of a
 * sequence. Its memory is used again.
 */
public final class Panels {

  private final int width;
  private int in;
  private int out;
  private float[] values = {};

  /** Panels as a kernel takes them, empty yet. */
  public Panels(Kernel kernel) {
    this.width = kernel.width();
  }

  /**
   * Takes W from an array.
   *
   * @param w shape (in, out) from {@code at} on; not modified
   */
  public Panels pack(float[] w, int at, int in, int out) {
    reserve(in, out);
    for (int j = 0; j < in; j++) {
      for (int k = 0; k < out; k += width) {
        System.arraycopy(w, at + j * out + k, values, k * in + j * width, Math.min(width, out - k));
      }
    }
    return this;
  }

  /**
   * Takes Wᵀ, of shape (out, in), from an array.
   *
   * @param w W, shape (in, out) from {@code at} on; not modified
   */
  public Panels packTransposed(float[] w, int at, int in, int out) {
    reserve(out, in);
    for (int j = 0; j < in; j++) {
      int column = j / width * width * out + j % width;
      for (int k = 0; k < out; k++) {
        values[column + k * width] = w[at + j * out + k];
      }
    }
    return this;
  }

  private void reserve(int rows, int columns) {
    in = rows;
    out = columns;
    int length = (columns + width - 1) / width * width * rows;
    if (values.length < length) {
      values = new float[length];
    } else {
      Arrays.fill(values, 0, length, 0);
    }
  }

  int in() {
    return in;
  }

  int out() {
    return out;
  }

  int width() {
    return width;
  }

  float[] values() {
    return values;
  }
}
