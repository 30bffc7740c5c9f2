package leeml.report.chart;

/**
 * A picture of numbers, as data: what is drawn, not how. Every chart has a title, two named axes,
 * and may say what to notice.
 *
 * <p>Charts copy the arrays that they are given and keep every point; a page may draw fewer. Points
 * that are not finite leave a gap, and so do values that are not positive on a logarithmic axis.
 */
public sealed interface Chart permits Framed {

  /** The title over the chart. */
  String title();

  /** The horizontal axis. */
  Axis xAxis();

  /** The vertical axis. */
  Axis yAxis();

  /** What to notice; empty if nothing is said. */
  String caption();
}
