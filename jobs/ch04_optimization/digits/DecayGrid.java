package ch04_optimization.digits;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Test error over a grid of rates and decays, and the border beyond which decay does harm.
 *
 * <p>The border at a rate is the largest λ at which the error is no more than a margin above that
 * of the smallest λ, interpolated in log λ. If rate and decay could be chosen apart, it would stand
 * still when the rate changes.
 *
 * @param logRates log₁₀ of the rates, ascending, shape (r)
 * @param logDecays log₁₀ of the decays, ascending, shape (s)
 * @param error mean over seeds, shape (s, r), in percent
 */
public record DecayGrid(double[] logRates, double[] logDecays, double[][] error) {

  /** The lowest error of the grid. */
  public double best() {
    double best = Double.POSITIVE_INFINITY;
    for (double[] row : error) {
      for (double value : row) {
        best = Math.min(best, value);
      }
    }
    return best;
  }

  /**
   * log₁₀ of the border at each rate, shape (r); the last λ of the grid where none does harm.
   *
   * @param margin in percentage points
   */
  public double[] border(double margin) {
    double[] border = new double[logRates.length];
    for (int r = 0; r < border.length; r++) {
      double allowed = error[0][r] + margin;
      int s = 1;
      while (s < logDecays.length && error[s][r] <= allowed) {
        s++;
      }
      border[r] = s == logDecays.length ? logDecays[s - 1] : crossing(r, s, allowed);
    }
    return border;
  }

  /** By how many decades the border moves when the rate grows by one: least squares. */
  public double borderSlope(double margin) {
    double[] border = border(margin);
    SimpleRegression line = new SimpleRegression();
    for (int r = 0; r < border.length; r++) {
      line.addData(logRates[r], border[r]);
    }
    return line.getSlope();
  }

  private double crossing(int r, int s, double allowed) {
    double below = error[s - 1][r];
    double above = error[s][r];
    double part = (allowed - below) / (above - below);
    return logDecays[s - 1] + part * (logDecays[s] - logDecays[s - 1]);
  }
}
