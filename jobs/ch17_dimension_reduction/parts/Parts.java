package ch17_dimension_reduction.parts;

import java.util.List;

/**
 * What non-negative matrix factorization found.
 *
 * @param parts H, shape (r, p), nothing below 0, each of length 1
 * @param errors Σᵢ ‖vᵢ − wᵢH‖² before the first round of updates, after the first, …
 * @param leastCode the smallest number in any wᵢ of the last pass
 */
public record Parts(double[][] parts, List<Double> errors, double leastCode) {

  /** Σᵢ ‖vᵢ − wᵢH‖² at these parts. */
  public double error() {
    return errors.get(errors.size() - 1);
  }

  /** The codes of a row, a new array of shape (r): what {@link Coding} finds. */
  public double[] codes(double[] row, int sweeps) {
    return new Coding(parts, sweeps).of(row).clone();
  }

  /**
   * How sparse a vector is: (√p − ‖x‖₁/‖x‖₂) / (√p − 1), 0 if all numbers are as large, 1 if one
   * alone is not 0.
   *
   * <p>Source: P. O. Hoyer, Non-negative Matrix Factorization with Sparseness Constraints, JMLR 5,
   * 2004.
   */
  public static double sparseness(double[] x) {
    double sum = 0;
    double squares = 0;
    for (double value : x) {
      sum += Math.abs(value);
      squares += value * value;
    }
    double root = Math.sqrt(x.length);
    return squares == 0 || x.length == 1 ? 0 : (root - sum / Math.sqrt(squares)) / (root - 1);
  }
}
