package leeml.report;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Mean and standard deviation over seeds, with n − 1 in its denominator.
 *
 * @param mean NaN of nothing
 * @param deviation NaN of fewer than two values
 * @param count n
 */
public record Spread(double mean, double deviation, int count) {

  /** Of the values that are numbers. */
  public static Spread of(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double deviation = finite.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(finite));
    double mean = finite.length == 0 ? Double.NaN : StatUtils.mean(finite);
    return new Spread(mean, deviation, finite.length);
  }

  /** Mean ± deviation as a person writes it; a dash for nothing. */
  public String text() {
    if (count == 0) {
      return "–";
    }
    return Double.isNaN(deviation)
        ? Digits.of(mean)
        : Digits.of(mean) + " ± " + Digits.of(deviation, 2);
  }
}
