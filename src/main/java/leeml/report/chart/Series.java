package leeml.report.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Named points in order.
 *
 * @param name what the legend says
 * @param points the points, in the order in which they are joined
 */
public record Series(String name, List<Point> points) {

  /** A place on the chart. */
  public record Point(double x, double y) {}

  /** Copies the points. */
  public Series {
    points = List.copyOf(points);
  }

  /**
   * Joins coordinates to points.
   *
   * @param x shape (n)
   * @param y shape (n)
   * @throws IllegalArgumentException if x and y differ in length
   */
  static Series of(String name, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "series '%s' has %d x values but %d y values".formatted(name, x.length, y.length));
    }
    List<Point> points = IntStream.range(0, x.length).mapToObj(i -> new Point(x[i], y[i])).toList();
    return new Series(name, points);
  }

  /** The places 1, 2, …, n of values that come without an x of their own. */
  static double[] counting(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }
}
