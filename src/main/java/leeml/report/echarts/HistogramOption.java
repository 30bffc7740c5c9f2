package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import leeml.report.Digits;
import leeml.report.chart.Histogram;

/** Counts by bin, drawn by the page's script as boxes from edge to edge. */
final class HistogramOption {
  private HistogramOption() {}

  static void draw(Histogram chart, Drawing drawing) {
    drawing.option().putObject("tooltip").put("trigger", "item");
    double[] edges = chart.edges();
    for (Histogram.Sample sample : chart.samples()) {
      ArrayNode data = drawing.series("custom", sample.name()).put("role", "bin").putArray("data");
      long[] counts = Histogram.counts(sample, edges);
      for (int bin = 0; bin < counts.length; bin++) {
        if (counts[bin] > 0) {
          data.add(Drawing.row(edges[bin], edges[bin + 1], (double) counts[bin]));
        }
      }
      drawing.drew(sample.size());
      drawing.describe(
          "%s: %s values in %s bins"
              .formatted(sample.name(), Digits.of(sample.size()), Digits.of(counts.length)));
    }
  }
}
