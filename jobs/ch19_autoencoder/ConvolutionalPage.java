package ch19_autoencoder;

import ch19_autoencoder.ConvolutionalJob.Trained;
import leeml.data.idx.ImageSplit;
import leeml.report.Report;
import leeml.report.Table;

/** What a person is shown of the ways back from a pooled picture. */
final class ConvolutionalPage {

  private final Report report;
  private final ImageSplit pictures;
  private final int code;

  ConvolutionalPage(Report report, ImageSplit pictures, int code) {
    this.report = report;
    this.pictures = pictures;
    this.code = code;
  }

  /** Error by network, and what each one hands to its decoder. */
  void errors(
      ConvolutionalAutoEncoder net, double pca, Trained dense, Trained repeat, Trained places) {
    report
        .heading("Error at equal code size")
        .add(
            Table.of(
                    "Mean squared error of a held-out pixel",
                    "",
                    "numbers of the code",
                    "bits beside it",
                    "parameters",
                    "error",
                    "of the components'")
                .row("principal components", code, 0, null, pca, 1)
                .row("dense", code, 0, dense.size(), dense.error(), dense.error() / pca)
                .row(
                    "convolutional, repeating",
                    code,
                    0,
                    repeat.size(),
                    repeat.error(),
                    repeat.error() / pca)
                .row(
                    "convolutional, places",
                    code,
                    net.placeBits(),
                    places.size(),
                    places.error(),
                    places.error() / pca));
  }

  /** The first held-out pictures by each way. */
  void pictures(float[] original, float[] linear, Trained dense, Trained repeat, Trained places) {
    report.heading("There and back");
    row("Held-out pictures", original, "As they are.");
    row("Principal components", linear, "Ghosts around the strokes.");
    row("Dense", dense.outputs(), "Strokes, smooth ones.");
    row("Convolutional, unpooling by repetition", repeat.outputs(), "From the code alone.");
    row(
        "Convolutional, unpooling by places",
        places.outputs(),
        "Nearly the picture: the decoder was told where its strokes are.");
  }

  /** Codes of pictures, decoded with places of others. */
  void crossed(float[] original, float[] crossed) {
    report.heading("What do the places carry?");
    row("The code of this one", original, "The first held-out pictures.");
    row(
        "With the places of the next one",
        crossed,
        "Under each the digit whose code it is; the places are those of the picture to the right of"
            + " it above, those of the last the first one's.");
  }

  private void row(String title, float[] pixels, String caption) {
    report.add(HeldOutRow.of(title, pictures, pixels).caption(caption));
  }
}
