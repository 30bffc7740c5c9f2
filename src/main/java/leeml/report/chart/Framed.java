package leeml.report.chart;

/**
 * What all charts share: title, axes, caption.
 *
 * @param <C> the kind of chart, so that calls chain
 */
abstract sealed class Framed<C extends Framed<C>> implements Chart
    permits LineChart, ScatterChart, HeatMap, BarChart, Histogram {
  private final String title;
  private Axis xAxis;
  private Axis yAxis;
  private String caption = "";

  Framed(String title, Axis xAxis, Axis yAxis) {
    if (title.isBlank() || xAxis.name().isBlank() || yAxis.name().isBlank()) {
      throw new IllegalArgumentException(
          "a chart needs a title and names for both axes; got '%s', '%s', '%s'"
              .formatted(title, xAxis.name(), yAxis.name()));
    }
    this.title = title;
    this.xAxis = xAxis;
    this.yAxis = yAxis;
  }

  /** This chart, as its own type. */
  abstract C self();

  /** Says under the chart what to notice. */
  public C caption(String whatToNotice) {
    this.caption = whatToNotice;
    return self();
  }

  C withLogX() {
    xAxis = xAxis.toLog();
    return self();
  }

  C withLogY() {
    yAxis = yAxis.toLog();
    return self();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Axis xAxis() {
    return xAxis;
  }

  @Override
  public Axis yAxis() {
    return yAxis;
  }

  @Override
  public String caption() {
    return caption;
  }
}
