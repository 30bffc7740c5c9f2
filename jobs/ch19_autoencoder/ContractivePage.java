package ch19_autoencoder;

import ch19_autoencoder.ContractiveJob.Measured;
import leeml.data.idx.ImageSplit;
import leeml.report.Digits;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/** What a person is shown of codes that were made to stay where they are. */
final class ContractivePage {

  private static final int UNITS = 20;

  private final Report report;
  private final ImageSplit pictures;
  private final ContractiveJob.Options options;

  ContractivePage(Report report, ImageSplit pictures, ContractiveJob.Options options) {
    this.report = report;
    this.pictures = pictures;
    this.options = options;
  }

  /** How far codes move, and what it costs. */
  void movements(Measured plain, Measured contractive) {
    report
        .heading("How far codes move")
        .add(
            Table.of(
                    "Held-out pictures, codes of " + options.code(),
                    "",
                    "plain",
                    "contractive, λ = " + Digits.exact(options.penalty()),
                    "contractive over plain")
                .row(
                    row(
                        "size of the derivative, √ of mean ‖∂h/∂x‖²",
                        plain.derivative(),
                        contractive.derivative()))
                .row(
                    row(
                        "movement under noise of σ = %s, over that between two pictures"
                            .formatted(Digits.exact(options.noise())),
                        plain.underNoise(),
                        contractive.underNoise()))
                .row(
                    row(
                        "movement under a shift by one pixel, over the same",
                        plain.underShift(),
                        contractive.underShift()))
                .row(row("squared error of a pixel", plain.error(), contractive.error()))
                .row(
                    row(
                        "same digit among the 10 nearest codes",
                        plain.precision(),
                        contractive.precision())));
  }

  private static Object[] row(String what, double plain, double contractive) {
    return new Object[] {what, plain, contractive, contractive / plain};
  }

  /** In how many directions a code can move at all. */
  void singularValues(Measured plain, Measured contractive) {
    report.add(
        LineChart.of(
                "Singular values of ∂h/∂x, mean over %d held-out pictures"
                    .formatted(Math.min(options.looked(), pictures.heldOut().size())),
                "number, largest first",
                "singular value")
            .series("plain", plain.singularValues())
            .series("contractive", contractive.singularValues())
            .logY()
            .caption(
                "A direction of small singular value is one in which the picture may change and the"
                    + " code does not notice."));
  }

  /** The first units' weights, which serve both ways. */
  void units(Measured plain, Measured contractive) {
    report.heading("What the units look at");
    units("Plain", plain.theta(), "Each unit's weights: grey is 0.");
    units("Contractive", contractive.theta(), "The same units of the contractive auto-encoder.");
  }

  private void units(String title, float[] theta, String caption) {
    Pictures shown = Pictures.of(title);
    for (int unit = 0; unit < Math.min(UNITS, options.code()); unit++) {
      float[] weights = WeightPicture.weights(theta, pictures.pixels(), options.code(), unit);
      shown.grey(
          String.valueOf(unit + 1), WeightPicture.of(weights), pictures.width(), pictures.height());
    }
    report.add(shown.caption(caption));
  }

  /** The first held-out pictures, as they come back. */
  void pictures(Measured plain, Measured contractive) {
    report.heading("What comes back");
    row("Held-out pictures", AutoEncoder.pixelsOf(pictures.heldOut()), "As they are.");
    row("Plain", plain.outputs(), "Through the plain auto-encoder.");
    row("Contractive", contractive.outputs(), "A little softer: what the price leaves.");
  }

  private void row(String title, float[] pixels, String caption) {
    report.add(HeldOutRow.of(title, pictures, pixels).caption(caption));
  }
}
