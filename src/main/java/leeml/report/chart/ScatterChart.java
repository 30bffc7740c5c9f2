package leeml.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Points by class, with lines laid over them: data and fit, classes and decision boundary. */
public final class ScatterChart extends Framed<ScatterChart> {
  private final List<Series> points = new ArrayList<>();
  private final List<Series> lines = new ArrayList<>();

  private ScatterChart(String title, String xName, String yName) {
    super(title, new Axis(xName), new Axis(yName));
  }

  /** Starts a chart; the names of the axes carry their units. */
  public static ScatterChart of(String title, String xName, String yName) {
    return new ScatterChart(title, xName, yName);
  }

  /**
   * Adds the points of one class; copied.
   *
   * @throws IllegalArgumentException if x and y differ in length
   */
  public ScatterChart points(String name, double[] x, double[] y) {
    points.add(Series.of(name, x, y));
    return this;
  }

  /**
   * Lays a line over the points, in the order given; copied. A point that is NaN in x and y parts
   * it.
   *
   * @throws IllegalArgumentException if x and y differ in length
   */
  public ScatterChart line(String name, double[] x, double[] y) {
    lines.add(Series.of(name, x, y));
    return this;
  }

  /** Makes the horizontal axis logarithmic. */
  public ScatterChart logX() {
    return withLogX();
  }

  /** Makes the vertical axis logarithmic. */
  public ScatterChart logY() {
    return withLogY();
  }

  /** The classes in order; a read-only view. */
  public List<Series> points() {
    return Collections.unmodifiableList(points);
  }

  /** The lines in order; a read-only view. */
  public List<Series> lines() {
    return Collections.unmodifiableList(lines);
  }

  @Override
  ScatterChart self() {
    return this;
  }
}
