package ch06_dnn;

import leeml.data.idx.ImageSplit;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.report.picture.Readings;
import leeml.train.Fit;
import leeml.train.Ledger;

/** What a person is shown of the network on digits. */
final class DigitsPage {

  private static final int MOST_MISREAD = 24;

  private final Report report;
  private final ImageSplit digits;
  private final DigitNet net;

  DigitsPage(Report report, ImageSplit digits, DigitNet net) {
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

  /** What is taken for what, and the first held-out pictures that are misread. */
  void misread(float[] theta) {
    Readings readings =
        Readings.numbered(
            digits.heldOut(),
            digits.width(),
            digits.classes(),
            net.outputs().apply(theta, digits.heldOut().all()));
    report
        .heading("Misread")
        .add(readings.confusionTable("Confusion matrix of the held-out pictures"))
        .add(readings.misread("Misread digits", MOST_MISREAD));
  }

  /** What the ledger has kept. */
  void costs(Fit fit) {
    report.heading("The ledger");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
