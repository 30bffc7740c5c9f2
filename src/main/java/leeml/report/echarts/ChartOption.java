package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import leeml.report.chart.BarChart;
import leeml.report.chart.Chart;
import leeml.report.chart.HeatMap;
import leeml.report.chart.Histogram;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;

/**
 * A chart, ready to be drawn.
 *
 * @param json the option object, without line breaks
 * @param description what the chart shows, in words, for those who cannot see it
 * @param notes what the drawing leaves out, a sentence each
 * @param empty whether there is nothing to draw
 */
public record ChartOption(String json, String description, List<String> notes, boolean empty) {

  /** Copies the notes. */
  public ChartOption {
    notes = List.copyOf(notes);
  }

  /** Turns a chart of any kind into its option. */
  public static ChartOption of(Chart chart) {
    Drawing drawing = new Drawing(chart);
    if (chart instanceof LineChart line) {
      LineOption.draw(line, drawing);
    } else if (chart instanceof ScatterChart scatter) {
      ScatterOption.draw(scatter, drawing);
    } else if (chart instanceof HeatMap map) {
      HeatMapOption.draw(map, drawing);
    } else if (chart instanceof BarChart bars) {
      BarOption.draw(bars, drawing);
    } else if (chart instanceof Histogram histogram) {
      HistogramOption.draw(histogram, drawing);
    } else {
      throw new IllegalArgumentException("no drawing for " + chart.getClass().getName());
    }
    ObjectNode option = drawing.option();
    return new ChartOption(
        option.toString(), drawing.description(), drawing.notes(), drawing.isEmpty());
  }
}
