package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import leeml.report.Digits;
import leeml.report.chart.BarChart;
import leeml.report.chart.BarChart.Bars;

/**
 * Bars in groups with their errors. The page's script draws both: ECharts' own bars have no errors
 * and start at 1 on a logarithmic axis, whatever the values.
 */
final class BarOption {
  private BarOption() {}

  static void draw(BarChart chart, Drawing drawing) {
    drawing.option().putObject("tooltip").put("trigger", "item");
    ArrayNode groups = drawing.xAxis().put("type", "category").putArray("data");
    chart.groups().forEach(groups::add);
    for (Bars bars : chart.bars()) {
      ObjectNode series = drawing.series("custom", bars.name()).put("role", "bar");
      series.put("errors", bars.hasErrors());
      ArrayNode data = series.putArray("data");
      for (int group = 0; group < bars.bars().size(); group++) {
        bar(chart, group, bars.bars().get(group), data, drawing);
      }
    }
  }

  private static void bar(
      BarChart chart, int group, Bars.Bar bar, ArrayNode data, Drawing drawing) {
    if (!chart.yAxis().shows(bar.height())) {
      drawing.note(
          "A bar of %s has no height: %s."
              .formatted(chart.groups().get(group), Digits.of(bar.height())));
      return;
    }
    double error = Double.isFinite(bar.error()) ? bar.error() : 0;
    double low = bar.height() - error;
    data.add(
        Drawing.row(
            group,
            bar.height(),
            chart.yAxis().shows(low) ? low : bar.height(),
            bar.height() + error,
            bar.error()));
    drawing.drew(1);
    drawing.describe("%s %s".formatted(chart.groups().get(group), Digits.of(bar.height())));
  }
}
