package leeml.train.compress.lowrank;

/**
 * A vector of d numbers read row by row as a matrix M, as near to a square as it gets, the last row
 * filled up with zeros that are not stored.
 *
 * @param size d
 * @param rows m = ⌈√d⌉
 * @param columns n = ⌈d/m⌉, m or m − 1
 */
record Grid(int size, int rows, int columns) {

  /** The grid of a vector. */
  static Grid of(int size) {
    int rows = (int) Math.ceil(Math.sqrt(size));
    return new Grid(size, rows, (size - 1) / rows + 1);
  }

  /**
   * P ← M·Q.
   *
   * @param matrix M, shape (d)
   * @param q shape (n, r) by columns
   * @param p shape (m, r) by columns; overwritten
   */
  void times(float[] matrix, float[] q, float[] p) {
    int rank = q.length / columns;
    for (int i = 0; i < rows; i++) {
      int start = i * columns;
      int end = end(i);
      for (int j = 0; j < rank; j++) {
        double sum = 0;
        int shift = j * columns - start;
        for (int k = start; k < end; k++) {
          sum += matrix[k] * q[k + shift];
        }
        p[j * rows + i] = (float) sum;
      }
    }
  }

  /**
   * Q ← Q + Mᵀ·P.
   *
   * @param matrix M, shape (d)
   * @param p shape (m, r) by columns
   * @param q shape (n, r) by columns; updated
   */
  void addTransposedTimes(float[] matrix, float[] p, float[] q) {
    int rank = q.length / columns;
    for (int i = 0; i < rows; i++) {
      int start = i * columns;
      int end = end(i);
      for (int j = 0; j < rank; j++) {
        float factor = p[j * rows + i];
        int shift = j * columns - start;
        for (int k = start; k < end; k++) {
          q[k + shift] += factor * matrix[k];
        }
      }
    }
  }

  /**
   * M ← M + s·P·Qᵀ.
   *
   * @param sign s
   * @param p shape (m, r) by columns
   * @param q shape (n, r) by columns
   * @param matrix M, shape (d); updated
   */
  void addProduct(float sign, float[] p, float[] q, float[] matrix) {
    int rank = q.length / columns;
    for (int i = 0; i < rows; i++) {
      int start = i * columns;
      int end = end(i);
      for (int j = 0; j < rank; j++) {
        float factor = sign * p[j * rows + i];
        int shift = j * columns - start;
        for (int k = start; k < end; k++) {
          matrix[k] += factor * q[k + shift];
        }
      }
    }
  }

  private int end(int row) {
    return (int) Math.min(size, (row + 1L) * columns);
  }
}
