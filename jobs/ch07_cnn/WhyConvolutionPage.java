package ch07_cnn;

import ch07_cnn.Contest.Contender;
import ch07_cnn.Contest.Result;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.idx.ImageSplit;
import leeml.model.Examples;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Spread;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/** What a person is shown of the contest of a convolutional and a dense network. */
final class WhyConvolutionPage {

  private final Report report;
  private final Contest contest;
  private final ImageSplit pictures;

  WhyConvolutionPage(Report report, Contest contest) {
    this.report = report;
    this.contest = contest;
    this.pictures = contest.pictures();
  }

  /** What receptive fields and shared weights leave of a dense layer's parameters. */
  void sizes() {
    LeNet net = LeNet.of(pictures, contest.sizes());
    int filters = contest.sizes().filters().get(0);
    int side = LeNet.SIDE;
    long outputs = (long) filters * (pictures.width() - side + 1) * (pictures.height() - side + 1);
    int weights = side * side + 1;
    report
        .heading("Parameters")
        .add(
            Table.of("The first layer: %d maps".formatted(filters), "if it were", "parameters")
                .row("dense: every output looks at every pixel", (pictures.pixels() + 1) * outputs)
                .row("receptive fields of 5 × 5, each with weights of its own", weights * outputs)
                .row("the same weights everywhere: a convolution", (long) weights * filters))
        .add(
            Table.of("The contenders", "", "parameters", "form")
                .row(
                    "convolutional",
                    net.objective().size(),
                    "convolutions %s, dense %d"
                        .formatted(contest.sizes().filters(), contest.sizes().hidden()))
                .row(
                    "dense",
                    contest.network(Contender.DENSE).size(),
                    "dense %d".formatted(contest.denseUnits())));
  }

  /** Accuracy by distance. */
  void contest(List<Result> convolutional, List<Result> dense) {
    LineChart chart =
        LineChart.of(
            "Accuracy on held-out pictures that were moved", "pixels moved", "share read rightly");
    Table table = Table.of("Accuracy over seeds", "pixels moved", "convolutional", "dense");
    draw(chart, "convolutional", convolutional);
    draw(chart, "dense", dense);
    for (int pixels = 0; pixels <= contest.farthest(); pixels++) {
      table.row(pixels, at(convolutional, pixels).text(), at(dense, pixels).text());
    }
    Table seconds =
        Table.of("Seconds of training, one thread", "", "mean over seeds")
            .row("convolutional", seconds(convolutional))
            .row("dense", seconds(dense));
    report
        .heading("Digits that are not where they used to be")
        .add(
            chart
                .markers()
                .caption(
                    "Both were trained on centred digits. To the dense network a digit two pixels"
                        + " aside is another pattern. Bands are ± one standard deviation over"
                        + " seeds; each distance is the mean of four directions."))
        .add(table)
        .add(seconds);
  }

  private void draw(LineChart chart, String name, List<Result> results) {
    double[] pixels = IntStream.rangeClosed(0, contest.farthest()).asDoubleStream().toArray();
    double[] mean = new double[pixels.length];
    double[] lower = new double[pixels.length];
    double[] upper = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      Spread spread = at(results, i);
      double deviation = spread.count() > 1 ? spread.deviation() : 0;
      mean[i] = spread.mean();
      lower[i] = spread.mean() - deviation;
      upper[i] = spread.mean() + deviation;
    }
    chart.band(name, pixels, mean, lower, upper);
  }

  private static Spread at(List<Result> results, int pixels) {
    return Spread.of(results.stream().mapToDouble(result -> result.accuracy()[pixels]).toArray());
  }

  private static String seconds(List<Result> results) {
    return Spread.of(results.stream().mapToDouble(Result::seconds).toArray()).text();
  }

  /** One picture at every distance to the right. */
  void moved() {
    Examples first = pictures.heldOut().take(new int[] {0});
    Pictures shown = Pictures.of("A held-out picture, moved");
    for (int pixels = 0; pixels <= contest.farthest(); pixels++) {
      float[] grey = new float[pictures.pixels()];
      new Shift(pixels, 0).of(first, pictures.width()).rows().addScaled(0, 1, grey, 0);
      shown.grey(pixels + " to the right", grey, pictures.width(), pictures.height());
    }
    report.add(shown.caption("A person hardly notices."));
  }
}
