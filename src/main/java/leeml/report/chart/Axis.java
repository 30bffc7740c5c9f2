package leeml.report.chart;

/**
 * One axis of a chart.
 *
 * @param name the quantity with its unit: {@code time (s)}
 * @param log whether its scale is logarithmic
 */
public record Axis(String name, boolean log) {

  /** A linear axis. */
  public Axis(String name) {
    this(name, false);
  }

  /** The same axis with a logarithmic scale. */
  Axis toLog() {
    return new Axis(name, true);
  }

  /** Whether a value has a place on this axis. */
  public boolean shows(double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }
}
