package ch19_autoencoder;

import java.util.Arrays;
import leeml.data.idx.ImageSplit;
import leeml.report.Pictures;

/** The first held-out pictures, or what became of them, in a row with what they show. */
final class HeldOutRow {

  private static final int SHOWN = 9;

  private HeldOutRow() {}

  /**
   * A row to be given its caption.
   *
   * @param pixels of all held-out pictures or of the first ones, one after the other
   */
  static Pictures of(String title, ImageSplit pictures, float[] pixels) {
    Pictures shown = Pictures.of(title);
    int size = pictures.pixels();
    for (int i = 0; i < Math.min(SHOWN, pixels.length / size); i++) {
      shown.grey(
          String.valueOf((int) pictures.heldOut().targets()[i]),
          Arrays.copyOfRange(pixels, i * size, (i + 1) * size),
          pictures.width(),
          pictures.height());
    }
    return shown;
  }
}
