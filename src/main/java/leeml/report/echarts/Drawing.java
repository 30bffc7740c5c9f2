package leeml.report.echarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import leeml.report.Digits;
import leeml.report.chart.Axis;
import leeml.report.chart.Chart;
import leeml.report.chart.Series;

/** An option object under construction, with what is to be said beside it. */
final class Drawing {
  private static final MathContext PRECISION = new MathContext(6);

  private final Chart chart;
  private final ObjectNode option = JsonNodeFactory.instance.objectNode();
  private final List<String> notes = new ArrayList<>();
  private final StringJoiner contents = new StringJoiner("; ");
  private long leftOut;
  private long drawn;

  Drawing(Chart chart) {
    this.chart = chart;
    axis("xAxis", chart.xAxis());
    axis("yAxis", chart.yAxis());
    option.putArray("series");
  }

  private void axis(String key, Axis axis) {
    option.putObject(key).put("name", axis.name()).put("type", axis.log() ? "log" : "value");
  }

  ObjectNode option() {
    return option;
  }

  ObjectNode xAxis() {
    return (ObjectNode) option.get("xAxis");
  }

  ObjectNode yAxis() {
    return (ObjectNode) option.get("yAxis");
  }

  /** Starts a series; its data is added by the caller. */
  ObjectNode series(String type, String name) {
    return option.withArray("series").addObject().put("type", type).put("name", name);
  }

  /**
   * Adds the points that have a place on the axes; the others leave a gap, and are counted. One
   * that is NaN in both parts a line on purpose.
   */
  void points(ArrayNode data, List<Series.Point> points, boolean gaps) {
    for (Series.Point point : points) {
      if (gaps && Double.isNaN(point.x()) && Double.isNaN(point.y())) {
        data.add(row(Double.NaN, Double.NaN));
        continue;
      }
      boolean shown = chart.xAxis().shows(point.x()) && chart.yAxis().shows(point.y());
      if (shown) {
        data.add(row(point.x(), point.y()));
        drawn++;
      } else {
        leftOut++;
        if (gaps && chart.xAxis().shows(point.x())) {
          data.add(row(point.x(), Double.NaN));
        }
      }
    }
  }

  /** Counts values that are drawn in another way. */
  void drew(long values) {
    drawn += values;
  }

  /** Says what part of the chart holds. */
  void describe(String part) {
    contents.add(part);
  }

  /** Says of a series how long it is and where it starts and ends. */
  void describe(Series series) {
    int n = series.points().size();
    String ends = "";
    if (n > 0) {
      ends =
          ", from %s to %s"
              .formatted(
                  Digits.of(series.points().get(0).y()), Digits.of(series.points().get(n - 1).y()));
    }
    describe("%s: %s points%s".formatted(series.name(), Digits.of(n), ends));
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (leftOut > 0) {
      boolean log = chart.xAxis().log() || chart.yAxis().log();
      all.add(
          "%s %s left out: not finite%s."
              .formatted(
                  Digits.of(leftOut),
                  leftOut == 1 ? "point is" : "points are",
                  log ? ", or not positive on a logarithmic axis" : ""));
    }
    return all;
  }

  String description() {
    return "%s. Horizontal: %s. Vertical: %s. %s."
        .formatted(
            chart.title(),
            chart.xAxis().name(),
            chart.yAxis().name(),
            contents.length() == 0 ? "No data" : contents);
  }

  boolean isEmpty() {
    return drawn == 0;
  }

  /** An array of numbers; what is not finite becomes null. */
  static ArrayNode row(double... values) {
    ArrayNode row = JsonNodeFactory.instance.arrayNode(values.length);
    for (double value : values) {
      add(row, value);
    }
    return row;
  }

  /** Adds one number, rounded; null if it is not finite. */
  static void add(ArrayNode to, double value) {
    if (!Double.isFinite(value)) {
      to.addNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      to.add((long) value);
    } else {
      to.add(new BigDecimal(value, PRECISION).doubleValue());
    }
  }
}
