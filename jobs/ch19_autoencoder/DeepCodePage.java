package ch19_autoencoder;

import leeml.data.idx.ImageSplit;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;

/** What a person is shown of the deep code and the linear one. */
final class DeepCodePage {

  private final Report report;
  private final ImageSplit pictures;
  private final int code;

  DeepCodePage(Report report, ImageSplit pictures, int code) {
    this.report = report;
    this.pictures = pictures;
    this.code = code;
  }

  /** The first held-out pictures in three rows. */
  void sideBySide(float[] original, float[] deep, float[] linear) {
    report.heading("Squeezed into %d numbers and back".formatted(code));
    row("Held-out pictures", original, "As they are.");
    row("From the deep code", deep, "Strokes stay strokes; now and then one of another digit.");
    row(
        "From as many principal components",
        linear,
        "A weighted sum of fixed pictures, and so ghosts of other digits around the strokes.");
  }

  private void row(String title, float[] pixels, String caption) {
    report.add(HeldOutRow.of(title, pictures, pixels).caption(caption));
  }

  void errors(double deep, double linear) {
    report.add(
        Table.of(
                "Mean squared error of a held-out pixel, codes of " + code,
                "",
                "error",
                "of the components'")
            .row("principal components", linear, 1)
            .row("deep auto-encoder", deep, deep / linear));
  }

  /** The loss by epoch, and what it cost. */
  void progress(Fit fit) {
    report.heading("Training");
    LedgerCharts.addLoss(report, fit.ledger());
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
