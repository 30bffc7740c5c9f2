package leeml.model;

/**
 * Rows of which only the non-zero entries are kept (compressed sparse rows): row i has the entries
 * start[i] … start[i+1] − 1 of {@code indices} and {@code values}.
 */
public final class SparseRows implements Rows {

  private final int[] start;
  private final int[] indices;
  private final float[] values;
  private final int columns;

  /**
   * Wraps the arrays without copying them.
   *
   * @param start shape (n + 1), ascending from 0 to the number of entries
   * @param indices the column of each entry, 0 … columns − 1
   * @param values the value of each entry
   * @param columns p, at least 1
   */
  public SparseRows(int[] start, int[] indices, float[] values, int columns) {
    if (start.length == 0 || start[0] != 0 || start[start.length - 1] != indices.length) {
      throw new IllegalArgumentException(
          "row starts must run from 0 to the number of entries, " + indices.length);
    }
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          indices.length + " indices and " + values.length + " values differ in number");
    }
    for (int index : indices) {
      if (index < 0 || index >= columns) {
        throw new IllegalArgumentException("column " + index + " is outside 0 … " + (columns - 1));
      }
    }
    this.start = start;
    this.indices = indices;
    this.values = values;
    this.columns = columns;
  }

  @Override
  public int count() {
    return start.length - 1;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public double dot(int row, float[] w, int at) {
    double sum = 0;
    for (int e = start[row]; e < start[row + 1]; e++) {
      sum += (double) values[e] * w[at + indices[e]];
    }
    return sum;
  }

  @Override
  public void addScaled(int row, float a, float[] into, int at) {
    for (int e = start[row]; e < start[row + 1]; e++) {
      into[at + indices[e]] += a * values[e];
    }
  }

  @Override
  public void addProduct(int row, float[] w, int at, int width, float[] out, int outAt) {
    for (int e = start[row]; e < start[row + 1]; e++) {
      Axpy.add(values[e], w, at + indices[e] * width, out, outAt, width);
    }
  }

  @Override
  public void addOuter(int row, float[] v, int vAt, int width, float[] into, int at) {
    for (int e = start[row]; e < start[row + 1]; e++) {
      Axpy.add(values[e], v, vAt, into, at + indices[e] * width, width);
    }
  }

  @Override
  public SparseRows take(int[] rows) {
    int[] starts = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      starts[i + 1] = Math.addExact(starts[i], start[rows[i] + 1] - start[rows[i]]);
    }
    int[] takenIndices = new int[starts[rows.length]];
    float[] takenValues = new float[takenIndices.length];
    for (int i = 0; i < rows.length; i++) {
      int entries = starts[i + 1] - starts[i];
      System.arraycopy(indices, start[rows[i]], takenIndices, starts[i], entries);
      System.arraycopy(values, start[rows[i]], takenValues, starts[i], entries);
    }
    return new SparseRows(starts, takenIndices, takenValues, columns);
  }
}
