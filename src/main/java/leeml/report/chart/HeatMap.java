package leeml.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A surface z(x, y) in bands of colour, as a map shows heights, with paths over it: a loss surface
 * and the way that an optimizer takes down it.
 *
 * <pre>{@code
 * report.add(HeatMap.of("Loss surface", "b", "w", "loss")
 *     .surface(-200, -80, -4, 4, (b, w) -> loss(b, w))
 *     .logColour()
 *     .path("Adagrad", bs, ws));
 * }</pre>
 */
public final class HeatMap extends Framed<HeatMap> {
  private static final int SAMPLES = 96;
  private static final int BANDS = 12;

  private final String valueName;
  private final List<Series> paths = new ArrayList<>();
  private double[] xRange = {0, 1};
  private double[] yRange = {0, 1};
  private double[][] values = {};
  private int bands = BANDS;
  private boolean logColour;

  private HeatMap(String title, String xName, String yName, String valueName) {
    super(title, new Axis(xName), new Axis(yName));
    this.valueName = valueName;
  }

  /** Starts a map; names carry their units, {@code valueName} is that of the colours. */
  public static HeatMap of(String title, String xName, String yName, String valueName) {
    return new HeatMap(title, xName, yName, valueName);
  }

  /** Samples a function on a grid of 96 × 96 over the ranges, ends included. */
  public HeatMap surface(
      double xMin, double xMax, double yMin, double yMax, DoubleBinaryOperator function) {
    double[][] sampled = new double[SAMPLES][SAMPLES];
    for (int row = 0; row < SAMPLES; row++) {
      double y = yMin + (yMax - yMin) * row / (SAMPLES - 1);
      for (int column = 0; column < SAMPLES; column++) {
        double x = xMin + (xMax - xMin) * column / (SAMPLES - 1);
        sampled[row][column] = function.applyAsDouble(x, y);
      }
    }
    return grid(xMin, xMax, yMin, yMax, sampled);
  }

  /**
   * Takes values that are already there, evenly spaced over the ranges, ends included.
   *
   * @param grid z, shape (rows along y, columns along x), at least 2 × 2, {@code grid[0]} at yMin;
   *     copied
   * @throws IllegalArgumentException if a range is empty, or the grid is ragged or too small
   */
  public HeatMap grid(double xMin, double xMax, double yMin, double yMax, double[][] grid) {
    if (!(xMin < xMax) || !(yMin < yMax)) {
      throw new IllegalArgumentException(
          "ranges [%s, %s] and [%s, %s] must not be empty".formatted(xMin, xMax, yMin, yMax));
    }
    int columns = grid.length == 0 ? 0 : grid[0].length;
    if (grid.length < 2 || columns < 2) {
      throw new IllegalArgumentException(
          "the grid is %d × %d, expected at least 2 × 2".formatted(grid.length, columns));
    }
    double[][] copy = new double[grid.length][];
    for (int row = 0; row < grid.length; row++) {
      if (grid[row].length != columns) {
        throw new IllegalArgumentException(
            "row %d of the grid has %d columns, expected %d"
                .formatted(row, grid[row].length, columns));
      }
      copy[row] = grid[row].clone();
    }
    xRange = new double[] {xMin, xMax};
    yRange = new double[] {yMin, yMax};
    values = copy;
    return this;
  }

  /**
   * Lays a path over the map, with its start and its end marked; copied.
   *
   * @throws IllegalArgumentException if x and y differ in length
   */
  public HeatMap path(String name, double[] x, double[] y) {
    paths.add(Series.of(name, x, y));
    return this;
  }

  /** Spaces the bands evenly in log z; values that are not positive are left blank. */
  public HeatMap logColour() {
    logColour = true;
    return this;
  }

  /**
   * Sets the number of bands.
   *
   * @param count in [2, 30]; 12 if not set
   * @throws IllegalArgumentException if it is outside
   */
  public HeatMap bands(int count) {
    if (count < 2 || count > 30) {
      throw new IllegalArgumentException("bands " + count + " is not in [2, 30]");
    }
    bands = count;
    return this;
  }

  /** What the colours stand for, with its unit. */
  public String valueName() {
    return valueName;
  }

  /** The range of x: from, to. */
  public double[] xRange() {
    return xRange.clone();
  }

  /** The range of y: from, to. */
  public double[] yRange() {
    return yRange.clone();
  }

  /** The value at a grid point; row 0 is at the start of the y range. */
  public double value(int row, int column) {
    return values[row][column];
  }

  /** Grid points along y; 0 if no surface was given. */
  public int rows() {
    return values.length;
  }

  /** Grid points along x; 0 if no surface was given. */
  public int columns() {
    return values.length == 0 ? 0 : values[0].length;
  }

  /** How many bands of colour there are. */
  public int bands() {
    return bands;
  }

  /** Whether bands are spaced evenly in log z. */
  public boolean isLogColour() {
    return logColour;
  }

  /** The paths in order; a read-only view. */
  public List<Series> paths() {
    return Collections.unmodifiableList(paths);
  }

  @Override
  HeatMap self() {
    return this;
  }
}
