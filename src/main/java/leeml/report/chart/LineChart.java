package leeml.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Curves: loss over steps, error against degree. Each may carry a band, such as ± one standard
 * deviation over seeds.
 *
 * <pre>{@code
 * report.add(LineChart.of("Loss", "step", "mean squared error")
 *     .series("momentum", losses)
 *     .band("Adam, 5 seeds", steps, mean, lower, upper)
 *     .logY()
 *     .caption("Momentum overshoots before it settles."));
 * }</pre>
 */
public final class LineChart extends Framed<LineChart> {

  /**
   * The area between two curves, under the series of the same name.
   *
   * @param name the series that it belongs to
   * @param slices the area from left to right
   */
  public record Band(String name, List<Slice> slices) {

    /** From {@code lower} to {@code upper} at x. */
    public record Slice(double x, double lower, double upper) {}

    /** Copies the slices. */
    public Band {
      slices = List.copyOf(slices);
    }

    private static Band of(String name, double[] x, double[] lower, double[] upper) {
      if (x.length != lower.length || x.length != upper.length) {
        throw new IllegalArgumentException(
            "band '%s' has %d x values, but %d lower and %d upper ones"
                .formatted(name, x.length, lower.length, upper.length));
      }
      return new Band(
          name,
          IntStream.range(0, x.length).mapToObj(i -> new Slice(x[i], lower[i], upper[i])).toList());
    }
  }

  private final List<Series> series = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private boolean markers;
  private boolean step;

  private LineChart(String title, String xName, String yName) {
    super(title, new Axis(xName), new Axis(yName));
  }

  /** Starts a chart; the names of the axes carry their units. */
  public static LineChart of(String title, String xName, String yName) {
    return new LineChart(title, xName, yName);
  }

  /** Adds the curve y(1), y(2), …, y(n); copied. */
  public LineChart series(String name, double[] y) {
    return series(name, Series.counting(y.length), y);
  }

  /**
   * Adds the curve through (x, y), in the order given; copied.
   *
   * @throws IllegalArgumentException if x and y differ in length
   */
  public LineChart series(String name, double[] x, double[] y) {
    series.add(Series.of(name, x, y));
    return this;
  }

  /**
   * Adds the curve through (x, y) and the area from {@code lower} to {@code upper} around it.
   *
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public LineChart band(String name, double[] x, double[] y, double[] lower, double[] upper) {
    bands.add(Band.of(name, x, lower, upper));
    return series(name, x, y);
  }

  /** Makes the horizontal axis logarithmic. */
  public LineChart logX() {
    return withLogX();
  }

  /** Makes the vertical axis logarithmic. */
  public LineChart logY() {
    return withLogY();
  }

  /** Marks each point, for curves of few points. */
  public LineChart markers() {
    markers = true;
    return this;
  }

  /** Draws stairs: a value holds until the next point. */
  public LineChart step() {
    step = true;
    return this;
  }

  /** The curves in order; a read-only view. */
  public List<Series> series() {
    return Collections.unmodifiableList(series);
  }

  /** The bands in order; a read-only view. */
  public List<Band> bands() {
    return Collections.unmodifiableList(bands);
  }

  /** Whether points are marked. */
  public boolean hasMarkers() {
    return markers;
  }

  /** Whether curves are stairs. */
  public boolean isStep() {
    return step;
  }

  @Override
  LineChart self() {
    return this;
  }
}
