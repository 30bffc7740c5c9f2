package ch19_autoencoder;

import ch19_autoencoder.few.FewLabels.Start;
import ch19_autoencoder.few.Outcome;
import java.util.List;
import leeml.data.idx.ImageSplit;
import leeml.report.Digits;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Spread;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/** What a person is shown of layers that were learned without labels. */
final class PreTrainingPage {

  private static final int SHOWN = 30;

  private final Report report;
  private final ImageSplit pictures;

  PreTrainingPage(Report report, ImageSplit pictures) {
    this.report = report;
    this.pictures = pictures;
  }

  /** Accuracy by number of labels, start by start. */
  void accuracies(Outcome outcome, List<Integer> perClass) {
    LineChart chart =
        LineChart.of(
            "Accuracy on held-out pictures", "labelled pictures of each class", "read rightly");
    Table table =
        Table.of(
            "Mean ± standard error over seeds",
            "labels a class",
            Start.RANDOM.label(),
            Start.RECTIFIED.label(),
            Start.PRE_TRAINED.label(),
            "lead over " + Start.RANDOM.label(),
            "lead over " + Start.RECTIFIED.label());
    double[] labels = perClass.stream().mapToDouble(Integer::doubleValue).toArray();
    for (Start start : Start.values()) {
      double[] mean = new double[labels.length];
      double[] lower = new double[labels.length];
      double[] upper = new double[labels.length];
      for (int i = 0; i < labels.length; i++) {
        Spread spread = outcome.accuracy(start, perClass.get(i));
        mean[i] = spread.mean();
        lower[i] = spread.mean() - standardError(spread);
        upper[i] = spread.mean() + standardError(spread);
      }
      chart.band(start.label(), labels, mean, lower, upper);
    }
    for (int count : perClass) {
      table.row(
          count,
          text(outcome.accuracy(Start.RANDOM, count)),
          text(outcome.accuracy(Start.RECTIFIED, count)),
          text(outcome.accuracy(Start.PRE_TRAINED, count)),
          text(outcome.lead(Start.PRE_TRAINED, Start.RANDOM, count)),
          text(outcome.lead(Start.PRE_TRAINED, Start.RECTIFIED, count)));
    }
    report
        .heading("With few labels")
        .add(
            chart
                .logX()
                .markers()
                .caption(
                    "The fewer labels, the more the layers that were learned without any are worth."
                        + " Bands are ± one standard error over seeds."))
        .add(table);
  }

  /** The weights of the first layer's units as pictures. */
  void units(float[] layers, int units) {
    Pictures shown = Pictures.of("The first units of the first layer, learned without a label");
    int pixels = pictures.pixels();
    for (int unit = 0; unit < Math.min(SHOWN, units); unit++) {
      float[] weights = WeightPicture.weights(layers, pixels, units, unit);
      shown.grey(
          String.valueOf(unit + 1), WeightPicture.of(weights), pictures.width(), pictures.height());
    }
    report
        .heading("What the layers know before the first label")
        .add(
            shown.caption(
                "Grey is 0, white pulls up, black pulls down. Strokes and the gaps beside them, in"
                    + " many places and directions."));
  }

  private static double standardError(Spread spread) {
    return spread.deviation() / Math.sqrt(spread.count());
  }

  private static String text(Spread spread) {
    return Digits.of(spread.mean()) + " ± " + Digits.of(standardError(spread), 2);
  }
}
