package ch04_optimization.net;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import leeml.report.Digits;
import leeml.report.chart.LineChart;
import org.apache.commons.math3.stat.StatUtils;

/**
 * One curve for the runs of several seeds: at each place the mean and the standard deviation, with
 * n − 1 in its denominator. A seed that diverged makes both NaN from there on.
 *
 * @param mean shape (n places)
 * @param deviation shape (n places); 0 for a single seed
 */
public record OverSeeds(double[] mean, double[] deviation) {

  /**
   * The mean curve of some runs.
   *
   * @param runs one a seed, at least one
   * @param curve which curve of a run; all of one length
   */
  public static <R> OverSeeds of(List<R> runs, Function<R, double[]> curve) {
    List<double[]> curves = runs.stream().map(curve).toList();
    int places = curves.get(0).length;
    double[] mean = new double[places];
    double[] deviation = new double[places];
    for (int i = 0; i < places; i++) {
      int at = i;
      double[] values = curves.stream().mapToDouble(c -> c[at]).toArray();
      mean[i] = StatUtils.mean(values);
      deviation[i] = Math.sqrt(StatUtils.variance(values));
    }
    return new OverSeeds(mean, deviation);
  }

  /** The mean at the last place. */
  public double last() {
    return mean[mean.length - 1];
  }

  /** The standard deviation at the last place. */
  public double lastDeviation() {
    return deviation[deviation.length - 1];
  }

  /** The last place as a person writes it: mean ± standard deviation. */
  public String lastText() {
    return Digits.of(last()) + " ± " + Digits.of(lastDeviation(), 2);
  }

  /** Draws the mean over 1, 2, 3, … with the deviation as a band. */
  public void drawOn(LineChart chart, String name) {
    drawOn(chart, name, IntStream.rangeClosed(1, mean.length).asDoubleStream().toArray());
  }

  /** Draws the mean over the given places with the deviation as a band. */
  public void drawOn(LineChart chart, String name, double[] x) {
    double[] lower = new double[mean.length];
    double[] upper = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      lower[i] = mean[i] - deviation[i];
      upper[i] = mean[i] + deviation[i];
    }
    chart.band(name, x, mean, lower, upper);
  }
}
