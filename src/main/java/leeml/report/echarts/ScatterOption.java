package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import leeml.report.Digits;
import leeml.report.chart.ScatterChart;
import leeml.report.chart.Series;

/** Points by class, each class with a symbol of its own, and lines over them. */
final class ScatterOption {
  private static final List<String> SYMBOLS =
      List.of("circle", "triangle", "diamond", "rect", "pin", "arrow", "roundRect");

  private ScatterOption() {}

  static void draw(ScatterChart chart, Drawing drawing) {
    drawing.option().putObject("tooltip").put("trigger", "item");
    int index = 0;
    for (Series cloud : chart.points()) {
      ObjectNode series = drawing.series("scatter", cloud.name());
      series.put("symbol", SYMBOLS.get(index++ % SYMBOLS.size()));
      List<Series.Point> kept = Thinning.evenly(cloud.points());
      if (kept.size() < cloud.points().size()) {
        drawing.note(
            "%s of the %s points of %s are drawn."
                .formatted(Digits.of(kept.size()), Digits.of(cloud.points().size()), cloud.name()));
      }
      drawing.points(series.putArray("data"), kept, false);
      drawing.describe("%s: %s points".formatted(cloud.name(), Digits.of(cloud.points().size())));
    }
    for (Series line : chart.lines()) {
      ObjectNode series = drawing.series("line", line.name()).put("showSymbol", false).put("z", 4);
      drawing.points(series.putArray("data"), Thinning.curve(line.points()), true);
      drawing.describe("line " + line.name());
    }
  }
}
