package ch17_dimension_reduction.parts;

import java.util.Arrays;

/**
 * Codes of rows at given parts: the w ≥ 0 of least ‖v − wH‖², by coordinate descent from 0, w_k ←
 * max(0, w_k + (v·H_k − Σ_l w_l G_lk) / G_kk) with G = HHᵀ.
 *
 * <p>A sweep costs r² operations and v·H r·p, so many sweeps cost little where r is small beside p;
 * and codes found anew need no memory of the last round. Keeps scratch space: one thread at a time.
 */
final class Coding {

  private static final double SETTLED = 1e-10;

  private final double[][] columns;
  private final double[][] gram;
  private final int sweeps;
  private final double[] along;
  private final double[] codes;
  private double square;

  /**
   * Codes at these parts.
   *
   * @param parts H, shape (r, p); not modified
   * @param sweeps over the codes of a row at the most
   */
  Coding(double[][] parts, int sweeps) {
    int rank = parts.length;
    this.sweeps = sweeps;
    columns = new double[parts[0].length][rank];
    gram = new double[rank][rank];
    for (int k = 0; k < rank; k++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][k] = parts[k][j];
      }
      for (int l = 0; l < rank; l++) {
        for (int j = 0; j < columns.length; j++) {
          gram[k][l] += parts[k][j] * parts[l][j];
        }
      }
    }
    along = new double[rank];
    codes = new double[rank];
  }

  /** w of a row: an array that the next row overwrites, shape (r). */
  double[] of(double[] row) {
    Arrays.fill(along, 0);
    Arrays.fill(codes, 0);
    square = 0;
    for (int j = 0; j < columns.length; j++) {
      if (row[j] != 0) { // pixels are mostly 0
        square += row[j] * row[j];
        addScaled(row[j], columns[j], along);
      }
    }
    for (int sweep = 0; sweep < sweeps; sweep++) {
      if (sweep() <= SETTLED * square) {
        break;
      }
    }
    return codes;
  }

  /** ‖v − wH‖² of the row that came last. */
  double error() {
    double error = square;
    for (int k = 0; k < codes.length; k++) {
      double crossed = 0;
      for (int l = 0; l < codes.length; l++) {
        crossed += codes[l] * gram[k][l];
      }
      error += codes[k] * (crossed - 2 * along[k]);
    }
    return Math.max(0, error);
  }

  /** By how much one sweep lowered the error at the most, in any coordinate. */
  private double sweep() {
    double largest = 0;
    for (int k = 0; k < codes.length; k++) {
      if (gram[k][k] > 0) {
        double slope = along[k];
        for (int l = 0; l < codes.length; l++) {
          slope -= codes[l] * gram[k][l];
        }
        double next = Math.max(0, codes[k] + slope / gram[k][k]);
        double move = next - codes[k];
        largest = Math.max(largest, move * move * gram[k][k]);
        codes[k] = next;
      }
    }
    return largest;
  }

  static void addScaled(double a, double[] v, double[] into) {
    for (int k = 0; k < into.length; k++) {
      into[k] += a * v[k];
    }
  }
}
