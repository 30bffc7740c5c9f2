package leeml.model.fitted;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Columns with mean 0 and deviation 1: u = (x − m)/σ, and 0 in a column with σ = 0.
 *
 * @param means m, shape (p), in the columns' units; not copied
 * @param deviations σ ≥ 0, shape (p), in the columns' units; not copied
 */
public record ColumnScale(double[] means, double[] deviations) implements Serializable {

  /** Checks the shapes. */
  public ColumnScale {
    if (means.length != deviations.length) {
      throw new IllegalArgumentException(
          "%d means and %d deviations, expected as many"
              .formatted(means.length, deviations.length));
    }
  }

  /** u = x, of so many columns. */
  public static ColumnScale none(int columns) {
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    return new ColumnScale(new double[columns], ones);
  }

  /** The number p of columns. */
  public int width() {
    return means.length;
  }

  /**
   * u of a row, a new array of shape (p).
   *
   * @param x the first p numbers are read; not modified
   */
  public double[] scaled(double[] x) {
    double[] u = new double[means.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = deviations[j] == 0 ? 0 : (x[j] - means[j]) / deviations[j];
    }
    return u;
  }
}
