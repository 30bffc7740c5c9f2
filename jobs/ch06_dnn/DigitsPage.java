package ch06_dnn;

import leeml.model.ExampleBatch;
import leeml.report.Digits;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;
import leeml.train.Ledger;

/** What a person is shown of the network on digits. */
final class DigitsPage {

  private static final int MOST_MISREAD = 24;

  private final Report report;
  private final DigitSplit digits;
  private final DigitNet net;

  DigitsPage(Report report, DigitSplit digits, DigitNet net) {
    this.report = report;
    this.digits = digits;
    this.net = net;
  }

  /** Accuracy by epoch, and the loss against what it cost. */
  void progress(Fit fit) {
    report.heading("Progress");
    double[] epochs =
        fit.ledger().rounds().stream()
            .filter(round -> round.metrics().containsKey(DigitsJob.ACCURACY))
            .mapToDouble(Ledger.Round::epoch)
            .toArray();
    report.add(
        LineChart.of("Accuracy on held-out digits", "epoch", "share read rightly")
            .series("accuracy", epochs, fit.ledger().metric(DigitsJob.ACCURACY)[1])
            .markers()
            .caption("Most is learned in the first pass; what comes after is the last per cent."));
    LedgerCharts.addLoss(report, fit.ledger());
  }

  void besideMllib(double accuracy, Fit fit, MllibPerceptron mllib) {
    report
        .metric("mllibAccuracy", mllib.accuracy())
        .metric("mllibSeconds", mllib.seconds())
        .heading("Beside MLlib")
        .add(
            Table.of("The same split and widths", "", "held-out accuracy", "seconds of training")
                .row("this run", accuracy, fit.seconds())
                .row(
                    "MLlib, sigmoid, %d steps of L-BFGS".formatted(mllib.steps()),
                    mllib.accuracy(),
                    mllib.seconds()));
  }

  /** The first held-out pictures that are misread. */
  void misread(float[] theta) {
    ExampleBatch heldOut = digits.heldOut().all();
    float[] scores = net.outputs().apply(theta, heldOut);
    Pictures pictures = Pictures.of("Misread digits");
    int wrong = 0;
    for (int i = 0; i < heldOut.size(); i++) {
      int read = net.best(scores, i);
      if (read != (int) heldOut.target(i) && wrong++ < MOST_MISREAD) {
        float[] pixels = new float[digits.pixels()];
        digits.heldOut().rows().addScaled(i, 1, pixels, 0);
        pictures.grey(
            "%d read as %d".formatted((int) heldOut.target(i), read),
            pixels,
            digits.width(),
            digits.pixels() / digits.width());
      }
    }
    if (wrong > 0) {
      pictures.caption(
          "%s of %s are misread. Which ones would you have got right?"
              .formatted(Digits.of(wrong), Digits.of(heldOut.size())));
      report.add(pictures);
    }
  }

  /** What the ledger has kept. */
  void costs(Fit fit) {
    report.heading("The ledger");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
