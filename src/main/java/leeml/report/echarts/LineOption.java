package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import leeml.report.chart.LineChart;
import leeml.report.chart.LineChart.Band;
import leeml.report.chart.Series;

/** Curves and the bands under them. */
final class LineOption {
  private static final int SAMPLED_FROM = 1_000;

  private LineOption() {}

  static void draw(LineChart chart, Drawing drawing) {
    drawing.option().putObject("tooltip").put("trigger", "axis");
    for (Series curve : chart.series()) {
      curve(chart, curve, drawing);
    }
    double floor = smallestShown(chart);
    for (Band band : chart.bands()) {
      band(chart, band, floor, drawing);
    }
  }

  private static void curve(LineChart chart, Series curve, Drawing drawing) {
    ObjectNode series = drawing.series("line", curve.name());
    // A single point is invisible as a line.
    series.put("showSymbol", chart.hasMarkers() || curve.points().size() == 1);
    if (chart.isStep()) {
      series.put("step", "end");
    }
    if (curve.points().size() > SAMPLED_FROM) {
      series.put("sampling", "lttb");
    }
    drawing.points(series.putArray("data"), Thinning.curve(curve.points()), true);
    drawing.describe(curve);
  }

  private static void band(LineChart chart, Band band, double floor, Drawing drawing) {
    ObjectNode series = drawing.series("custom", band.name()).put("role", "band");
    ArrayNode data = series.putArray("data");
    for (Band.Slice slice : band.slices()) {
      double lower = chart.yAxis().log() ? Math.max(slice.lower(), floor) : slice.lower();
      if (chart.xAxis().shows(slice.x())
          && chart.yAxis().shows(lower)
          && chart.yAxis().shows(slice.upper())) {
        data.add(Drawing.row(slice.x(), lower, slice.upper()));
      }
    }
  }

  /** On a logarithmic axis a band that reaches below zero ends at the lowest point of a curve. */
  private static double smallestShown(LineChart chart) {
    return chart.series().stream()
        .flatMap(curve -> curve.points().stream())
        .mapToDouble(Series.Point::y)
        .filter(chart.yAxis()::shows)
        .min()
        .orElse(1);
  }
}
