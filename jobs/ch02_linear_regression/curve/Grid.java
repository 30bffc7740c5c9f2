package ch02_linear_regression.curve;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Places to look at. */
public final class Grid {

  private Grid() {}

  /**
   * Evenly spread, ends included.
   *
   * @param points at least 2
   */
  public static double[] over(double low, double high, int points) {
    return IntStream.range(0, points)
        .mapToDouble(i -> low + (high - low) * i / (points - 1))
        .toArray();
  }

  /** Evenly spread in the logarithm, from high down to low, ends included. */
  public static double[] logarithmic(double high, double low, int points) {
    return Arrays.stream(over(Math.log(high), Math.log(low), points)).map(Math::exp).toArray();
  }

  /** The numbers 1, …, n. */
  public static double[] counting(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }
}
