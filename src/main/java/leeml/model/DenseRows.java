package leeml.model;

/** Rows one after the other in one array: xᵢⱼ = values[i·columns + j]. */
public final class DenseRows implements Rows {

  private final float[] values;
  private final int columns;

  /**
   * Wraps an array without copying it.
   *
   * @param values row-major, length a multiple of {@code columns}
   * @param columns p, at least 1
   */
  public DenseRows(float[] values, int columns) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          values.length + " values do not make rows of " + columns + " columns");
    }
    this.values = values;
    this.columns = columns;
  }

  /**
   * Copies rows of equal length, at least one.
   *
   * @param rows not modified
   */
  public static DenseRows of(float[][] rows) {
    int columns = rows[0].length;
    float[] values = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new DenseRows(values, columns);
  }

  @Override
  public int count() {
    return values.length / columns;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** xᵢⱼ. */
  public float at(int row, int column) {
    return values[row * columns + column];
  }

  @Override
  public double dot(int row, float[] w, int at) {
    int x = row * columns;
    // Four sums that do not wait for each other: one alone is bound by the latency of an addition.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < columns; j += 4) {
      s0 += (double) values[x + j] * w[at + j];
      s1 += (double) values[x + j + 1] * w[at + j + 1];
      s2 += (double) values[x + j + 2] * w[at + j + 2];
      s3 += (double) values[x + j + 3] * w[at + j + 3];
    }
    for (; j < columns; j++) {
      s0 += (double) values[x + j] * w[at + j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void addScaled(int row, float a, float[] into, int at) {
    int x = row * columns;
    for (int j = 0; j < columns; j++) {
      into[at + j] += a * values[x + j];
    }
  }

  @Override
  public void addProduct(int row, float[] w, int at, int width, float[] out, int outAt) {
    int x = row * columns;
    for (int j = 0; j < columns; j++) {
      float a = values[x + j];
      // Pixels are mostly 0, and the test is cheaper than the row of W.
      if (a != 0) {
        Axpy.add(a, w, at + j * width, out, outAt, width);
      }
    }
  }

  @Override
  public void addOuter(int row, float[] v, int vAt, int width, float[] into, int at) {
    int x = row * columns;
    for (int j = 0; j < columns; j++) {
      float a = values[x + j];
      if (a != 0) {
        Axpy.add(a, v, vAt, into, at + j * width, width);
      }
    }
  }

  @Override
  public DenseRows take(int[] rows) {
    float[] taken = new float[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * columns, taken, i * columns, columns);
    }
    return new DenseRows(taken, columns);
  }
}
