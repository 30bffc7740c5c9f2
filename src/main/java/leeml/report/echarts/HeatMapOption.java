package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import leeml.report.Digits;
import leeml.report.chart.HeatMap;
import leeml.report.chart.Series;

/**
 * A surface in bands of colour, and paths over it. The cells need axes of categories and the paths
 * axes of numbers, so the chart has both: the first pair is hidden, the second is what people see.
 */
final class HeatMapOption {
  private HeatMapOption() {}

  static void draw(HeatMap map, Drawing drawing) {
    drawing.option().putObject("tooltip").put("trigger", "item");
    drawing.option().put("map", true).put("valueName", map.valueName());
    range(drawing.xAxis(0), map.xRange());
    range(drawing.yAxis(0), map.yRange());
    if (map.rows() > 0) {
      surface(map, drawing);
    }
    for (Series path : map.paths()) {
      path(path, drawing);
    }
  }

  private static void range(ObjectNode axis, double[] range) {
    axis.put("min", range[0]).put("max", range[1]);
  }

  private static void surface(HeatMap map, Drawing drawing) {
    Surface surface = new Surface(map);
    double low = surface.min();
    double high = surface.max();
    if (Double.isNaN(low)) {
      return;
    }
    hiddenAxis(drawing, "xAxis");
    hiddenAxis(drawing, "yAxis");
    ObjectNode series = drawing.series("heatmap", map.valueName()).put("role", "cells");
    series.put("columns", Surface.COLUMNS).put("xAxisIndex", 1).put("yAxisIndex", 1);
    series.put("log", map.isLogColour());
    ArrayNode heights = series.putArray("heights");
    for (double height : surface.cells()) {
      Drawing.add(heights, height);
    }
    bands(map, surface, low, high, drawing.option().putObject("visualMap"));
    drawing.drew(surface.cells().length);
    drawing.describe(
        "%s from %s to %s"
            .formatted(
                map.valueName(),
                Digits.of(surface.value(low), 3),
                Digits.of(surface.value(high), 3)));
  }

  private static void hiddenAxis(Drawing drawing, String key) {
    drawing.option().withArray(key).addObject().put("type", "category").put("show", false);
  }

  /** Bands of equal height; the outer ones are open, so that rounding loses no cell. */
  private static void bands(
      HeatMap map, Surface surface, double low, double high, ObjectNode visualMap) {
    visualMap.put("type", "piecewise").put("dimension", 2).put("seriesIndex", 0);
    ArrayNode pieces = visualMap.putArray("pieces");
    int count = high > low ? map.bands() : 1;
    for (int band = 0; band < count; band++) {
      double from = low + (high - low) * band / count;
      double to = low + (high - low) * (band + 1) / count;
      ObjectNode piece = pieces.addObject();
      if (band > 0) {
        piece.put("gte", from);
      }
      if (band < count - 1) {
        piece.put("lt", to);
      }
      if (count == 1) {
        piece.put("gte", from - 1);
      }
      piece.put(
          "label", Digits.of(surface.value(from), 3) + " to " + Digits.of(surface.value(to), 3));
    }
  }

  private static void path(Series path, Drawing drawing) {
    ObjectNode series = drawing.series("line", path.name()).put("role", "path").put("z", 4);
    List<Series.Point> kept = Thinning.evenly(path.points());
    drawing.points(series.putArray("data"), kept, true);
    drawing.describe("path " + ends(path));
  }

  private static String ends(Series path) {
    if (path.points().isEmpty()) {
      return path.name();
    }
    Series.Point from = path.points().get(0);
    Series.Point to = path.points().get(path.points().size() - 1);
    return "%s from (%s, %s) to (%s, %s)"
        .formatted(
            path.name(),
            Digits.of(from.x()),
            Digits.of(from.y()),
            Digits.of(to.x()),
            Digits.of(to.y()));
  }
}
