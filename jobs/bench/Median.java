package bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of measurements, which on a shared machine says more than their mean. */
final class Median {

  private Median() {}

  /** Of one figure of every lap; of at least one lap. */
  static <L> double of(List<L> laps, ToDoubleFunction<L> figure) {
    return of(laps.stream().mapToDouble(figure).toArray());
  }

  /** Of at least one value; they are not modified. */
  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
