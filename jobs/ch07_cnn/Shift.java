package ch07_cnn;

import java.util.Arrays;
import java.util.List;
import leeml.model.Examples;

/**
 * A picture moved: x'(i, j) = x(i − down, j − right), and 0 where nothing has been.
 *
 * @param right pixels to the right, negative for left
 * @param down pixels down, negative for up
 */
record Shift(int right, int down) {

  /** The four moves by a number of pixels; the one of 0 once. */
  static List<Shift> by(int pixels) {
    return pixels == 0
        ? List.of(new Shift(0, 0))
        : List.of(
            new Shift(pixels, 0),
            new Shift(-pixels, 0),
            new Shift(0, pixels),
            new Shift(0, -pixels));
  }

  /** All pictures moved; their targets are shared. */
  Examples of(Examples pictures, int width) {
    int size = pictures.rows().columns();
    int height = size / width;
    float[] moved = new float[Math.multiplyExact(pictures.size(), size)];
    float[] pixels = new float[size];
    for (int n = 0; n < pictures.size(); n++) {
      Arrays.fill(pixels, 0);
      pictures.rows().addScaled(n, 1, pixels, 0);
      for (int i = Math.max(0, down); i < Math.min(height, height + down); i++) {
        for (int j = Math.max(0, right); j < Math.min(width, width + right); j++) {
          moved[n * size + i * width + j] = pixels[(i - down) * width + j - right];
        }
      }
    }
    return Examples.dense(moved, size, pictures.targets());
  }
}
