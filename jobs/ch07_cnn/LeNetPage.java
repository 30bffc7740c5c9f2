package ch07_cnn;

import java.util.stream.IntStream;
import leeml.dl4j.LayerFunction;
import leeml.model.Examples;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.report.picture.Readings;
import leeml.train.Fit;
import leeml.train.Ledger;

/** What a person is shown of a trained LeNet. */
final class LeNetPage {

  private static final int MOST_MISREAD = 24;
  private static final int MOST_MAPS = 20;

  private final Report report;
  private final LeNet net;
  private final Fit fit;

  LeNetPage(Report report, LeNet net, Fit fit) {
    this.report = report;
    this.net = net;
    this.fit = fit;
  }

  /** Accuracy by epoch, and the loss against what it cost. */
  void progress() {
    double[] epochs =
        fit.ledger().rounds().stream()
            .filter(round -> round.metrics().containsKey(LeNetJob.ACCURACY))
            .mapToDouble(Ledger.Round::epoch)
            .toArray();
    report
        .heading("Progress")
        .add(
            LineChart.of("Accuracy on held-out pictures", "epoch", "share read rightly")
                .series("accuracy", epochs, fit.ledger().metric(LeNetJob.ACCURACY)[1])
                .markers()
                .caption("Most is learned in the first pass; the rest is the last per cent."));
    LedgerCharts.addLoss(report, fit.ledger());
  }

  /** What is taken for what. */
  void readings(Readings readings) {
    report
        .heading("Misread")
        .add(readings.confusionTable("Confusion matrix of the held-out pictures"))
        .text("Rows are what a picture is of, columns what it was read as; empty cells are zero.")
        .add(readings.misread("Misread pictures", MOST_MISREAD));
  }

  /** The weights of the first convolution. */
  void filters() {
    report
        .heading("What it looks for")
        .add(filters(net, fit.theta(), "Filters of the first convolution, 5 × 5 weights each"));
  }

  /** The first filters of a network as pictures: dark is negative, mid-grey 0, bright positive. */
  static Pictures filters(LeNet net, float[] theta, String title) {
    Pictures pictures = Pictures.of(title);
    int count = Math.min(MOST_MAPS, net.sizes().filters().get(0));
    for (int k = 0; k < count; k++) {
      float[] weights = net.filter(theta, k);
      float largest = largest(weights);
      float[] grey = new float[weights.length];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = 0.5f + 0.5f * weights[i] / largest;
      }
      pictures.grey("filter " + (k + 1), grey, LeNet.SIDE, LeNet.SIDE);
    }
    return pictures.caption(
        "Dark is negative, mid-grey 0, bright positive. A filter that is bright on one side and"
            + " dark on the other answers to an edge; one with a bright bar to a stroke.");
  }

  /** Where the filters of both convolutions answer to the first picture of the middle class. */
  void featureMaps(Examples pictures) {
    float[] pixels = new float[pictures.rows().columns()];
    int middle = net.classes() / 2;
    int example =
        IntStream.range(0, pictures.size())
            .filter(i -> pictures.targets()[i] == middle)
            .findFirst()
            .orElse(0);
    pictures.rows().addScaled(example, 1, pixels, 0);
    report.add(
        Pictures.of("The picture that the maps below are of")
            .grey("", pixels, net.width(), net.height()));
    addMaps(
        "first convolution",
        net.firstMaps(fit.theta()),
        pixels,
        0,
        "Where each filter finds what it looks for: still the shape of the picture, seen as edges"
            + " and strokes of one direction.");
    addMaps(
        "second convolution",
        net.secondMaps(fit.theta()),
        pixels,
        1,
        "Each of these filters looks at all maps of the first: what it answers to is a corner, an"
            + " end or an arc, and a place on the map stands for 14 × 14 pixels of the picture.");
  }

  private void addMaps(
      String where, LayerFunction layers, float[] pixels, int convolution, String caption) {
    float[] outputs = layers.outputs(pixels);
    int filters = net.sizes().filters().get(convolution);
    int area = outputs.length / filters;
    int width = net.mapWidth(convolution);
    Pictures maps = Pictures.of("Feature maps of the " + where);
    for (int k = 0; k < Math.min(MOST_MAPS, filters); k++) {
      float[] map = new float[area];
      System.arraycopy(outputs, k * area, map, 0, area);
      float largest = largest(map);
      for (int i = 0; i < area; i++) {
        map[i] = Math.max(0, map[i]) / largest;
      }
      maps.grey("filter " + (k + 1), map, width, area / width);
    }
    report.add(maps.caption(caption));
  }

  /** The largest absolute value; 1 where all are 0. */
  private static float largest(float[] values) {
    double largest =
        IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
    return largest == 0 ? 1 : (float) largest;
  }

  /** What the ledger has kept. */
  void costs() {
    report.heading("The ledger");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
