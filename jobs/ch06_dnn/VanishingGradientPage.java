package ch06_dnn;

import ch06_dnn.VanishingGradientJob.Result;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import leeml.report.Report;
import leeml.report.Spread;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/** What a person is shown of gradients by layer and accuracy by depth. */
final class VanishingGradientPage {

  private final Report report;
  private final List<Result> results;

  VanishingGradientPage(Report report, List<Result> results) {
    this.report = report;
    this.results = results;
  }

  void gradients(int deepest) {
    LineChart chart =
        LineChart.of(
                "Gradient before the first step, %d hidden layers".formatted(deepest),
                "layer, from the pixels",
                "root mean square of ∂L/∂W")
            .logY();
    double[] layers = IntStream.rangeClosed(1, deepest + 1).asDoubleStream().toArray();
    for (Bend bend : Bend.values()) {
      chart.series(
          bend.word(),
          layers,
          IntStream.rangeClosed(0, deepest)
              .mapToDouble(
                  l ->
                      VanishingGradientJob.mean(
                          results, bend, deepest, result -> result.gradients().get(l)))
              .toArray());
    }
    report
        .heading("What reaches each layer")
        .add(
            chart
                .markers()
                .caption(
                    "Mean over seeds. On a logarithmic axis a straight line is a constant factor a"
                        + " layer: the sigmoid's slope, ¼ at the most, times what the weights"
                        + " do."));
  }

  void accuracy(List<Integer> depths) {
    report.heading("What is learned");
    draw("training", depths, Result::training);
    draw("held-out", depths, Result::heldOut);
    Table table =
        Table.of(
            "Accuracy over seeds, training / held-out",
            "hidden layers",
            "sigmoid",
            "ReLU",
            "maxout");
    for (int depth : depths) {
      table.row(depth, both(Bend.SIGMOID, depth), both(Bend.RELU, depth), both(Bend.MAXOUT, depth));
    }
    report.add(table);
  }

  private void draw(String which, List<Integer> depths, ToDoubleFunction<Result> accuracy) {
    LineChart chart =
        LineChart.of(
            "Accuracy on " + which + " digits by depth", "hidden layers", "share read rightly");
    double[] x = depths.stream().mapToDouble(Integer::doubleValue).toArray();
    for (Bend bend : Bend.values()) {
      chart.series(
          bend.word(),
          x,
          depths.stream()
              .mapToDouble(depth -> VanishingGradientJob.mean(results, bend, depth, accuracy))
              .toArray());
    }
    report.add(
        chart
            .markers()
            .caption(
                which.equals("training")
                    ? "The deep sigmoid networks fail on the very pictures that they were trained"
                        + " on: that is no over-fitting."
                    : "The same order on pictures that none of them has seen."));
  }

  private String both(Bend bend, int depth) {
    return spread(bend, depth, Result::training) + " / " + spread(bend, depth, Result::heldOut);
  }

  private String spread(Bend bend, int depth, ToDoubleFunction<Result> accuracy) {
    return Spread.of(
            results.stream()
                .filter(result -> result.trial().bend() == bend && result.trial().depth() == depth)
                .mapToDouble(accuracy)
                .toArray())
        .text();
  }
}
