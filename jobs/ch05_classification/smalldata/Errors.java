package ch05_classification.smalldata;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Test errors by size and draw.
 *
 * @param sizes numbers of training rows, ascending
 * @param draws sets of each size
 * @param errors by size, then draw: the share of test rows that each learner got wrong
 */
public record Errors(List<Integer> sizes, int draws, List<? extends Map<Learner, Double>> errors) {

  /**
   * How much larger one learner's error is than another's on the same sets.
   *
   * @param mean over the sets
   * @param standardError of the mean: s/√draws
   */
  public record Gap(double mean, double standardError) {}

  private double[] of(Learner learner, int size) {
    return IntStream.range(size * draws, (size + 1) * draws)
        .mapToDouble(i -> errors.get(i).get(learner))
        .toArray();
  }

  /** The mean error over the sets of the size with this place in the list. */
  public double mean(Learner learner, int size) {
    return mean(of(learner, size));
  }

  /** The standard deviation over those sets. */
  public double deviation(Learner learner, int size) {
    return deviation(of(learner, size));
  }

  /** How far the first learner's error lies above the second's. */
  public Gap gap(Learner above, Learner below, int size) {
    double[] a = of(above, size);
    double[] b = of(below, size);
    double[] apart = IntStream.range(0, draws).mapToDouble(d -> a[d] - b[d]).toArray();
    return new Gap(mean(apart), deviation(apart) / Math.sqrt(draws));
  }

  /**
   * The number of rows at which the first learner's mean error stops to be the smaller one,
   * straight lines in ln(rows) between the sizes; NaN if it does not.
   */
  public double crossing(Learner first, Learner second) {
    for (int s = 0; s + 1 < sizes.size(); s++) {
      double here = mean(second, s) - mean(first, s);
      double next = mean(second, s + 1) - mean(first, s + 1);
      if (here > 0 && next <= 0) {
        double from = Math.log(sizes.get(s));
        double to = Math.log(sizes.get(s + 1));
        return Math.exp(from + (to - from) * here / (here - next));
      }
    }
    return Double.NaN;
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
