package ch07_cnn;

import ch07_cnn.WhatItLearnedJob.Found;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.idx.ImageSplit;
import leeml.report.Digits;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;

/** What a person is shown of the pictures that excite a network. */
final class WhatItLearnedPage {

  private final Report report;
  private final LeNet net;
  private final ImageSplit pictures;

  WhatItLearnedPage(Report report, LeNet net, ImageSplit pictures) {
    this.report = report;
    this.net = net;
    this.pictures = pictures;
  }

  /** Each filter's own picture beside the held-out one that comes nearest. */
  void filters(List<Found> found, MostExciting most) {
    Pictures made = Pictures.of("Found by ascent for each filter of the second convolution");
    Pictures real = Pictures.of("The held-out picture that excites the same filter most");
    double[] reached =
        found.stream()
            .flatMapToDouble(
                f -> IntStream.range(0, f.reached().length).mapToDouble(n -> f.reached()[n]))
            .toArray();
    int filter = 0;
    for (Found group : found) {
      for (int n = 0; n < group.reached().length; n++) {
        made.grey(caption(filter, reached[filter]), group.picture(n), net.width(), net.height());
        float[] pixels = new float[pictures.pixels()];
        pictures.heldOut().rows().addScaled(most.pictures()[filter], 1, pixels, 0);
        real.grey(caption(filter, most.sums()[filter]), pixels, net.width(), net.height());
        filter++;
      }
    }
    report
        .heading("What filters look for")
        .add(
            made.caption(
                "Below each picture the sum of its filter's map. Most are one texture all over:"
                    + " strokes or edges of one direction and distance, since the filter is the"
                    + " same at every place and the sum wants it everywhere."))
        .add(real)
        .add(
            BarChart.of("How far each filter can be excited", "filter", "sum of its map")
                .groups(
                    IntStream.rangeClosed(1, filter)
                        .mapToObj(String::valueOf)
                        .toArray(String[]::new))
                .bars("found by ascent", reached)
                .bars("best held-out picture", most.sums())
                .caption("No picture of the data comes near what the filter could answer to."));
  }

  private static String caption(int filter, double sum) {
    return "%d: %s".formatted(filter + 1, Digits.of(sum, 3));
  }

  /** What the network is sure of. */
  void digits(Found plain, Found sparse, double penalty) {
    Table table =
        Table.of(
            "What the network says of them",
            "class",
            "probability, λ = 0",
            "brightness Σx",
            "probability, λ = " + Digits.exact(penalty),
            "brightness Σx");
    Pictures without = Pictures.of("Found for each class, λ = 0");
    Pictures with = Pictures.of("Found for each class, λ = " + Digits.exact(penalty));
    for (int k = 0; k < net.classes(); k++) {
      table.row(
          k, plain.reached()[k], brightness(plain, k), sparse.reached()[k], brightness(sparse, k));
      without.grey(caption(plain, k), plain.picture(k), net.width(), net.height());
      with.grey(caption(sparse, k), sparse.picture(k), net.width(), net.height());
    }
    report
        .heading("What it takes for a digit")
        .add(
            without.caption(
                "The network is sure of every one of them, and none looks like a digit: it was"
                    + " never shown what is no digit."))
        .add(
            with.caption(
                "A price on bright pixels leaves only those that the decision hangs on: some have"
                    + " the strokes of their digit, and still no person would read them."))
        .add(table);
  }

  private static String caption(Found found, int k) {
    return "%d: p = %s".formatted(k, Digits.of(found.reached()[k]));
  }

  private static double brightness(Found found, int k) {
    double sum = 0;
    for (float pixel : found.picture(k)) {
      sum += pixel;
    }
    return sum;
  }
}
