package leeml.report.echarts;

import java.util.ArrayList;
import java.util.List;

/**
 * Round heights at which one band of a map ends and the next begins: multiples of 1, 2 or 5 times a
 * power of ten; of logarithmic maps 1, 2, 5, 10, 20, … or whole decades.
 */
final class Levels {
  private static final double[] ROUND = {1, 2, 5, 10};

  private Levels() {}

  /** Levels strictly between low and high, about {@code bands} − 1 of them, ascending. */
  static List<Double> linear(double low, double high, int bands) {
    List<Double> levels = new ArrayList<>();
    if (!(low < high)) {
      return levels;
    }
    double step = roundStep((high - low) / bands);
    for (long k = (long) Math.floor(low / step) + 1; k * step < high; k++) {
      levels.add(k * step);
    }
    return levels;
  }

  /** Levels of log₁₀ z strictly between two values of log₁₀ z, ascending. */
  static List<Double> logarithmic(double low, double high, int bands) {
    double decades = high - low;
    if (3 * decades > 1.5 * bands || decades < 0.5) {
      return decades < 0.5 ? logOfLinear(low, high, bands) : linearDecades(low, high, bands);
    }
    List<Double> levels = new ArrayList<>();
    for (int decade = (int) Math.floor(low); decade <= high; decade++) {
      for (double digit : new double[] {1, 2, 5}) {
        double level = decade + Math.log10(digit);
        if (level > low && level < high) {
          levels.add(level);
        }
      }
    }
    return levels;
  }

  private static List<Double> logOfLinear(double low, double high, int bands) {
    return linear(Math.pow(10, low), Math.pow(10, high), bands).stream().map(Math::log10).toList();
  }

  private static List<Double> linearDecades(double low, double high, int bands) {
    int step = (int) Math.max(1, Math.ceil((high - low) / bands));
    List<Double> levels = new ArrayList<>();
    for (int decade = (int) Math.floor(low) + 1; decade < high; decade++) {
      if (Math.floorMod(decade, step) == 0) {
        levels.add((double) decade);
      }
    }
    return levels;
  }

  /** The round number nearest to a wanted step, by ratio. */
  private static double roundStep(double wanted) {
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    double best = power;
    for (double digit : ROUND) {
      if (ratio(digit * power, wanted) < ratio(best, wanted)) {
        best = digit * power;
      }
    }
    return best;
  }

  private static double ratio(double a, double b) {
    return Math.max(a / b, b / a);
  }
}
