package ch04_optimization.theory;

/** Cyclical, restarting and one-cycle rates as their papers state them. */
public final class PaperSchedules {

  private PaperSchedules() {}

  /**
   * Triangular cycles: cycle = ⌊1 + i/(2s)⌋, x = |i/s − 2·cycle + 1|, η = low + (high − low)·max(0,
   * 1 − x).
   *
   * <p>Source: Smith, Cyclical learning rates for training neural networks, WACV 2017, section 3.2
   * (its code listing).
   *
   * @param iteration i = 0, 1, 2, …
   * @param halfCycle s, the paper's <i>stepsize</i>, in iterations
   */
  public static double triangular(double low, double high, long halfCycle, long iteration) {
    double cycle = Math.floor(1 + iteration / (2.0 * halfCycle));
    double x = Math.abs((double) iteration / halfCycle - 2 * cycle + 1);
    return low + (high - low) * Math.max(0, 1 - x);
  }

  /**
   * The rates of warm restarts, kept as the paper keeps them: T_cur goes up by one a step; when it
   * reaches Tᵢ it is set to 0 and Tᵢ is multiplied. η = low + ½·(high − low)·(1 + cos(π·T_cur/Tᵢ)).
   *
   * <p>Source: Loshchilov and Hutter, SGDR, ICLR 2017, eq. 5 and section 3.
   *
   * @return the rates of the first {@code steps} steps
   */
  public static double[] restarts(
      double low, double high, long firstPeriod, int growth, int steps) {
    double[] rates = new double[steps];
    long current = 0;
    long period = firstPeriod;
    for (int t = 0; t < steps; t++) {
      rates[t] = low + 0.5 * (high - low) * (1 + Math.cos(Math.PI * current / period));
      current++;
      if (current == period) {
        current = 0;
        period *= growth;
      }
    }
    return rates;
  }

  /**
   * One cycle by slopes: up by (high − low)/h an iteration for h iterations, down as fast, then by
   * (low − last)/tail until {@code last}.
   *
   * <p>Source: Smith, A disciplined approach to neural network hyper-parameters, 2018, section 4.1.
   *
   * @param iteration i = 0, 1, 2, …
   */
  public static double oneCycle(
      double low, double high, double last, long half, long tail, long iteration) {
    double triangle = high - (high - low) / half * Math.abs(iteration - half);
    double end = 2.0 * half + tail;
    double descent = last + (low - last) / tail * Math.max(0, end - iteration);
    return iteration <= 2 * half ? triangle : descent;
  }
}
