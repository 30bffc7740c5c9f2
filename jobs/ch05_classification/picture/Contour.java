package ch05_classification.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The line f(x, y) = 0, found on a grid: where f changes its sign along the edge of a cell the line
 * crosses it, at the place that a straight f between the corners gives; a piece joins two crossings
 * (marching squares, Lorensen and Cline, SIGGRAPH 1987, in two dimensions).
 *
 * @param x pieces of two points, each followed by NaN
 * @param y likewise
 */
public record Contour(double[] x, double[] y) {

  private static final int CELLS = 120;

  /**
   * Finds the line.
   *
   * @param xRange from, to
   * @param yRange from, to
   */
  public static Contour of(double[] xRange, double[] yRange, DoubleBinaryOperator f) {
    double[][] value = new double[CELLS + 1][CELLS + 1];
    for (int i = 0; i <= CELLS; i++) {
      for (int j = 0; j <= CELLS; j++) {
        value[i][j] = f.applyAsDouble(at(xRange, i), at(yRange, j));
      }
    }
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        addPieces(crossings(value, i, j), xRange, yRange, points);
      }
    }
    return new Contour(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }

  /** Where the line crosses the edges of a cell, in cells: none, two or four places. */
  private static List<double[]> crossings(double[][] value, int i, int j) {
    int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
    List<double[]> found = new ArrayList<>();
    for (int edge = 0; edge < corners.length; edge++) {
      int[] from = corners[edge];
      int[] to = corners[(edge + 1) % corners.length];
      double a = value[from[0]][from[1]];
      double b = value[to[0]][to[1]];
      if (a > 0 != b > 0) {
        double share = a / (a - b);
        found.add(
            new double[] {
              from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])
            });
      }
    }
    return found;
  }

  private static void addPieces(
      List<double[]> crossings, double[] xRange, double[] yRange, List<double[]> points) {
    for (int c = 0; c < crossings.size(); c++) {
      points.add(new double[] {at(xRange, crossings.get(c)[0]), at(yRange, crossings.get(c)[1])});
      if (c % 2 == 1) {
        points.add(new double[] {Double.NaN, Double.NaN});
      }
    }
  }

  private static double at(double[] range, double cell) {
    return range[0] + (range[1] - range[0]) * cell / CELLS;
  }
}
