package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import leeml.report.Digits;
import leeml.report.chart.HeatMap;
import leeml.report.chart.Series;

/**
 * A surface in bands of colour, and paths over it. The page's script paints the surface as one
 * picture: ECharts' own heat map knows only whole cells, whose edges hide the shape of a contour.
 */
final class HeatMapOption {
  private HeatMapOption() {}

  static void draw(HeatMap map, Drawing drawing) {
    drawing.option().putObject("tooltip").put("trigger", "item");
    drawing.option().put("map", true).put("valueName", map.valueName());
    range(drawing.xAxis(), map.xRange());
    range(drawing.yAxis(), map.yRange());
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
    DoubleSummaryStatistics heights = surface.finite().summaryStatistics();
    if (heights.getCount() == 0) {
      return;
    }
    ObjectNode series = drawing.series("custom", map.valueName()).put("role", "surface");
    series.put("columns", surface.columns()).put("log", map.isLogColour());
    ArrayNode data = series.putArray("heights");
    for (double height : surface.heights()) {
      Drawing.add(data, height);
    }
    double low = heights.getMin();
    double high = heights.getMax();
    List<Double> levels =
        map.isLogColour()
            ? Levels.logarithmic(low, high, map.bands())
            : Levels.linear(low, high, map.bands());
    ArrayNode edges = series.putArray("levels");
    levels.forEach(edges::add);
    bands(map, levels, drawing.option().putArray("bands"));
    drawing.drew(heights.getCount());
    drawing.describe(
        "%s from %s to %s".formatted(map.valueName(), text(map, low), text(map, high)));
  }

  /** What the bands are called, from the lowest to the highest. */
  private static void bands(HeatMap map, List<Double> levels, ArrayNode names) {
    int last = levels.size() - 1;
    names.add(levels.isEmpty() ? "everywhere the same" : "below " + text(map, levels.get(0)));
    for (int i = 0; i < last; i++) {
      names.add(text(map, levels.get(i)) + " to " + text(map, levels.get(i + 1)));
    }
    if (!levels.isEmpty()) {
      names.add("above " + text(map, levels.get(last)));
    }
  }

  private static String text(HeatMap map, double height) {
    return Digits.of(map.isLogColour() ? Math.pow(10, height) : height, 3);
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
