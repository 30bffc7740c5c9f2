package leeml.job.study;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import leeml.job.study.Trace.Point;
import leeml.report.Spread;

/**
 * What a variant came to, over its seeds.
 *
 * @param variant the settings
 * @param traces of the runs that ended well, a seed each
 * @param failures what those said that did not
 */
record Outcomes(Variant variant, List<Trace> traces, List<String> failures) {

  Outcomes {
    traces = List.copyOf(traces);
    failures = List.copyOf(failures);
  }

  /** A number a run, over seeds. */
  Spread over(ToDoubleFunction<Trace> value) {
    return Spread.of(traces.stream().mapToDouble(value).toArray());
  }

  /** What had been spent when the target was reached, over the seeds that reached it. */
  Spread untilTarget(Comparison comparison, ToDoubleFunction<Point> spent) {
    return over(trace -> trace.reached(comparison).map(spent::applyAsDouble).orElse(Double.NaN));
  }

  /**
   * The mean curve: point for point the mean over seeds, as far as all of them go.
   *
   * @param curve of a trace
   * @param spent the horizontal axis
   */
  Curve curve(Function<Trace, List<Point>> curve, ToDoubleFunction<Point> spent) {
    List<List<Point>> curves = traces.stream().map(curve).toList();
    int length = curves.stream().mapToInt(List::size).min().orElse(0);
    double[] x = new double[length];
    double[] mean = new double[length];
    double[] deviation = new double[length];
    for (int i = 0; i < length; i++) {
      int at = i;
      x[i] = Spread.of(curves.stream().map(c -> c.get(at)).mapToDouble(spent).toArray()).mean();
      Spread y = Spread.of(curves.stream().mapToDouble(c -> c.get(at).value()).toArray());
      mean[i] = y.mean();
      deviation[i] = Double.isNaN(y.deviation()) ? 0 : y.deviation();
    }
    return new Curve(x, mean, deviation);
  }

  /** A mean curve with its deviation. */
  record Curve(double[] x, double[] mean, double[] deviation) {

    double[] shifted(int sign) {
      double[] shifted = new double[mean.length];
      for (int i = 0; i < shifted.length; i++) {
        shifted[i] = mean[i] + sign * deviation[i];
      }
      return shifted;
    }
  }
}
