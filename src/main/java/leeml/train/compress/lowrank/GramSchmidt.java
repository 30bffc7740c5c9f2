package leeml.train.compress.lowrank;

import java.util.Arrays;

/**
 * Makes the columns of a thin matrix orthonormal, from the left.
 *
 * <p>aⱼ ← aⱼ − Σᵢ﹤ⱼ (aᵢ·aⱼ)·aᵢ, twice, since one pass in float leaves a part of the columns before
 * when aⱼ is nearly one of their combinations; then aⱼ ← aⱼ/‖aⱼ‖. A column of which less than 10⁻⁶
 * is left is rounding error and becomes 0, as do columns that are not finite.
 *
 * <p>Source: modified Gram–Schmidt with one more pass, Giraud et al., Computers and Mathematics
 * with Applications 50, 2005.
 */
final class GramSchmidt {

  private static final double DEPENDENT = 1e-6;

  private GramSchmidt() {}

  /**
   * Orthonormalises.
   *
   * @param matrix by columns; overwritten
   * @param rows the length of a column
   */
  static void orthonormalise(float[] matrix, int rows) {
    for (int start = 0; start < matrix.length; start += rows) {
      double before = norm(matrix, start, rows);
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < start; other += rows) {
          double shared = dot(matrix, other, start, rows);
          for (int i = 0; i < rows; i++) {
            matrix[start + i] -= (float) (shared * matrix[other + i]);
          }
        }
      }
      scale(matrix, start, rows, before);
    }
  }

  private static void scale(float[] matrix, int start, int rows, double before) {
    double norm = norm(matrix, start, rows);
    if (norm > DEPENDENT * before && norm < Double.POSITIVE_INFINITY) {
      for (int i = start; i < start + rows; i++) {
        matrix[i] = (float) (matrix[i] / norm);
      }
    } else {
      Arrays.fill(matrix, start, start + rows, 0);
    }
  }

  /** The length of the column that begins at {@code start}. */
  static double norm(float[] matrix, int start, int rows) {
    return Math.sqrt(dot(matrix, start, start, rows));
  }

  private static double dot(float[] matrix, int one, int other, int rows) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += (double) matrix[one + i] * matrix[other + i];
    }
    return sum;
  }
}
