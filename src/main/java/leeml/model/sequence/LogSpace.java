package leeml.model.sequence;

/** Sums of probabilities that are kept as their logarithms. */
final class LogSpace {

  /** The logarithm of nothing. */
  static final double ZERO = Double.NEGATIVE_INFINITY;

  private LogSpace() {}

  /** ln(eᵃ + eᵇ), without overflow. */
  static double add(double a, double b) {
    double high = Math.max(a, b);
    return high == ZERO ? ZERO : high + Math.log1p(Math.exp(Math.min(a, b) - high));
  }

  /** ln softmax of scores, shape (steps, classes) row by row. */
  static double[] softmax(float[] scores, int classes) {
    double[] logs = new double[scores.length];
    for (int at = 0; at < scores.length; at += classes) {
      double sum = ZERO;
      for (int k = at; k < at + classes; k++) {
        sum = add(sum, scores[k]);
      }
      for (int k = at; k < at + classes; k++) {
        logs[k] = scores[k] - sum;
      }
    }
    return logs;
  }
}
