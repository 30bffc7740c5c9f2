package leeml.report.echarts;

import java.util.ArrayList;
import java.util.List;
import leeml.report.chart.Series.Point;

/** Fewer points where a page could not bear all; the metrics keep every one. */
final class Thinning {
  private static final int MOST_ON_A_CURVE = 20_000;
  private static final int MOST_SCATTERED = 5_000;

  private Thinning() {}

  /**
   * A curve by its extremes: of each stretch of neighbours the lowest and the highest point, in
   * order, so that no spike is lost; first and last point stay.
   */
  static List<Point> curve(List<Point> points) {
    if (points.size() <= MOST_ON_A_CURVE) {
      return points;
    }
    int stretches = MOST_ON_A_CURVE / 2 - 1;
    int last = points.size() - 1;
    List<Point> kept = new ArrayList<>(MOST_ON_A_CURVE);
    kept.add(points.get(0));
    for (int s = 0; s < stretches; s++) {
      int from = 1 + (int) ((long) (last - 1) * s / stretches);
      int to = 1 + (int) ((long) (last - 1) * (s + 1) / stretches);
      addExtremes(points, from, to, kept);
    }
    kept.add(points.get(last));
    return kept;
  }

  private static void addExtremes(List<Point> points, int from, int to, List<Point> kept) {
    int low = from;
    int high = from;
    for (int i = from + 1; i < to; i++) {
      low = points.get(i).y() < points.get(low).y() ? i : low;
      high = points.get(i).y() > points.get(high).y() ? i : high;
    }
    kept.add(points.get(Math.min(low, high)));
    if (low != high) {
      kept.add(points.get(Math.max(low, high)));
    }
  }

  /** A cloud or a path by every k-th point; first and last stay. */
  static List<Point> evenly(List<Point> points) {
    int n = points.size();
    if (n <= MOST_SCATTERED) {
      return points;
    }
    List<Point> kept = new ArrayList<>(MOST_SCATTERED);
    for (int i = 0; i < MOST_SCATTERED; i++) {
      kept.add(points.get((int) ((long) i * (n - 1) / (MOST_SCATTERED - 1))));
    }
    return kept;
  }
}
