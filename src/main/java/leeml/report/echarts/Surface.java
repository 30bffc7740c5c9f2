package leeml.report.echarts;

import java.util.stream.DoubleStream;
import leeml.report.chart.HeatMap;

/**
 * A map's values resampled to cells that are small enough for bands to have smooth edges, by
 * bilinear interpolation between grid points (of log z if the colours are logarithmic).
 */
final class Surface {
  static final int COLUMNS = 144;
  static final int ROWS = 96;

  private final HeatMap map;
  private final double[] cells = new double[COLUMNS * ROWS];

  Surface(HeatMap map) {
    this.map = map;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        cells[row * COLUMNS + column] = at((row + 0.5) / ROWS, (column + 0.5) / COLUMNS);
      }
    }
  }

  /** Cells in rows from the start of the y range; z, or log₁₀ z; NaN where there is none. */
  double[] cells() {
    return cells;
  }

  /** The smallest cell; NaN if there is none. */
  double min() {
    return finite().min().orElse(Double.NaN);
  }

  /** The largest cell; NaN if there is none. */
  double max() {
    return finite().max().orElse(Double.NaN);
  }

  /** The value that stands for a height: 10^height if colours are logarithmic. */
  double value(double height) {
    return map.isLogColour() ? Math.pow(10, height) : height;
  }

  private DoubleStream finite() {
    return DoubleStream.of(cells).filter(Double::isFinite);
  }

  private double at(double down, double across) {
    double y = down * (map.rows() - 1);
    double x = across * (map.columns() - 1);
    int row = Math.min((int) y, map.rows() - 2);
    int column = Math.min((int) x, map.columns() - 2);
    double fy = y - row;
    double fx = x - column;
    double near = (1 - fx) * height(row, column) + fx * height(row, column + 1);
    double far = (1 - fx) * height(row + 1, column) + fx * height(row + 1, column + 1);
    return (1 - fy) * near + fy * far;
  }

  private double height(int row, int column) {
    double value = map.value(row, column);
    if (!Double.isFinite(value) || (map.isLogColour() && value <= 0)) {
      return Double.NaN;
    }
    return map.isLogColour() ? Math.log10(value) : value;
  }
}
