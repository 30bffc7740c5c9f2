package leeml.report.chart;

import static java.lang.Double.NaN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bars in groups, with errors where they are known: a measure by strategy, by optimizer.
 *
 * <pre>{@code
 * report.add(BarChart.of("Error", "degree", "mean squared error")
 *     .groups("1", "2", "3")
 *     .bars("train", train)
 *     .bars("test", test, standardDeviation));
 * }</pre>
 */
public final class BarChart extends Framed<BarChart> {

  /**
   * The bars of one colour, one a group.
   *
   * @param name what the legend says
   * @param bars in the order of the groups
   */
  public record Bars(String name, List<Bar> bars) {

    /**
     * One bar.
     *
     * @param height its end
     * @param error half the length of its error bar; NaN if unknown
     */
    public record Bar(double height, double error) {}

    /** Copies the bars. */
    public Bars {
      bars = List.copyOf(bars);
    }

    /** Whether any bar has an error. */
    public boolean hasErrors() {
      return bars.stream().anyMatch(bar -> Double.isFinite(bar.error()));
    }
  }

  private final List<String> groups = new ArrayList<>();
  private final List<Bars> bars = new ArrayList<>();

  private BarChart(String title, String xName, String yName) {
    super(title, new Axis(xName), new Axis(yName));
  }

  /** Starts a chart; {@code xName} says what the groups are. */
  public static BarChart of(String title, String xName, String yName) {
    return new BarChart(title, xName, yName);
  }

  /**
   * Names the groups along the horizontal axis; call this before {@link #bars}.
   *
   * @throws IllegalStateException if bars are already there
   */
  public BarChart groups(String... names) {
    if (!bars.isEmpty()) {
      throw new IllegalStateException("groups of '" + title() + "' are named after its bars");
    }
    groups.clear();
    groups.addAll(List.of(names));
    return this;
  }

  /**
   * Adds a bar to each group; copied.
   *
   * @throws IllegalArgumentException if there are not as many bars as groups
   */
  public BarChart bars(String name, double... heights) {
    return bars(name, heights, new double[0]);
  }

  /**
   * Adds a bar with an error to each group; copied.
   *
   * @param errors half the length of each error bar, such as one standard deviation
   * @throws IllegalArgumentException if there are not as many bars and errors as groups
   */
  public BarChart bars(String name, double[] heights, double[] errors) {
    if (heights.length != groups.size()) {
      throw new IllegalArgumentException(
          "'%s' has %d bars for %d groups".formatted(name, heights.length, groups.size()));
    }
    if (errors.length != 0 && errors.length != heights.length) {
      throw new IllegalArgumentException(
          "'%s' has %d bars but %d errors".formatted(name, heights.length, errors.length));
    }
    bars.add(
        new Bars(
            name,
            IntStream.range(0, heights.length)
                .mapToObj(i -> new Bars.Bar(heights[i], errors.length == 0 ? NaN : errors[i]))
                .toList()));
    return this;
  }

  /** Makes the vertical axis logarithmic. */
  public BarChart logY() {
    return withLogY();
  }

  /** The groups in order; a read-only view. */
  public List<String> groups() {
    return Collections.unmodifiableList(groups);
  }

  /** The bars in order; a read-only view. */
  public List<Bars> bars() {
    return Collections.unmodifiableList(bars);
  }

  @Override
  BarChart self() {
    return this;
  }
}
