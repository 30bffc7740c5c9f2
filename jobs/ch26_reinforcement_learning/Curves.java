package ch26_reinforcement_learning;

import java.util.List;
import java.util.function.Function;
import leeml.report.Spread;
import leeml.report.chart.LineChart;

/** Curves of several runs over the same places as one: the mean, and one deviation around it. */
final class Curves {

  private static final int POINTS = 50;

  private Curves() {}

  /** Mean and deviation over runs at every place. */
  static <T> Spread[] across(List<T> runs, Function<T, double[]> curve) {
    List<double[]> curves = runs.stream().map(curve).toList();
    Spread[] spreads = new Spread[curves.get(0).length];
    for (int i = 0; i < spreads.length; i++) {
      int at = i;
      spreads[i] = Spread.of(curves.stream().mapToDouble(values -> values[at]).toArray());
    }
    return spreads;
  }

  /** Adds the mean and the band to a chart. */
  static void band(LineChart chart, String name, double[] x, Spread[] spreads) {
    double[] mean = new double[x.length];
    double[] lower = new double[x.length];
    double[] upper = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double deviation = Double.isNaN(spreads[i].deviation()) ? 0 : spreads[i].deviation();
      mean[i] = spreads[i].mean();
      lower[i] = spreads[i].mean() - deviation;
      upper[i] = spreads[i].mean() + deviation;
    }
    chart.band(name, x, mean, lower, upper);
  }

  /** As {@link #band}, of curves with a value an episode, averaged over stretches of episodes. */
  static <T> void smoothed(
      LineChart chart, String name, List<T> runs, Function<T, double[]> curve) {
    int episodes = curve.apply(runs.get(0)).length;
    int stride = Math.max(1, episodes / POINTS);
    double[] x = new double[episodes / stride];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i + 1.0) * stride;
    }
    band(chart, name, x, across(runs, run -> means(curve.apply(run), stride)));
  }

  private static double[] means(double[] values, int stride) {
    double[] means = new double[values.length / stride];
    for (int i = 0; i < means.length * stride; i++) {
      means[i / stride] += values[i] / stride;
    }
    return means;
  }
}
