package leeml.report.echarts;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import leeml.report.chart.HeatMap;

/**
 * A map's values as heights, which are z, or log₁₀ z if the colours are logarithmic. Of a grid with
 * more points than a screen can show, evenly spread ones are kept.
 */
final class Surface {
  private static final int MOST = 200;

  private final int rows;
  private final int columns;
  private final double[] heights;

  Surface(HeatMap map) {
    rows = Math.min(map.rows(), MOST);
    columns = Math.min(map.columns(), MOST);
    heights = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      int fromRow = spread(row, rows, map.rows());
      for (int column = 0; column < columns; column++) {
        double z = map.value(fromRow, spread(column, columns, map.columns()));
        heights[row * columns + column] = height(z, map.isLogColour());
      }
    }
  }

  int columns() {
    return columns;
  }

  /** Row by row from the start of the y range; NaN where there is no height. */
  double[] heights() {
    return heights;
  }

  /** The finite heights. */
  DoubleStream finite() {
    return Arrays.stream(heights).filter(Double::isFinite);
  }

  private static int spread(int index, int kept, int all) {
    return (int) Math.round((double) index * (all - 1) / (kept - 1));
  }

  private static double height(double z, boolean log) {
    if (!Double.isFinite(z) || (log && z <= 0)) {
      return Double.NaN;
    }
    return log ? Math.log10(z) : z;
  }
}
