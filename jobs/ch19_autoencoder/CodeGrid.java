package ch19_autoencoder;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A square grid of codes of two numbers, row by row from the largest second number down.
 *
 * @param side codes on a side, at least 2
 * @param codes shape (side², 2)
 */
record CodeGrid(int side, float[] codes) {

  /**
   * A grid between quantiles of codes that are there.
   *
   * @param codes shape (n, 2); not modified
   * @param left the share of codes left out at each end of an axis, in [0, 0.5)
   */
  static CodeGrid over(float[] codes, int side, double left) {
    double[] x = axis(codes, 0, side, left);
    double[] y = axis(codes, 1, side, left);
    float[] grid = new float[2 * side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int at = 2 * (row * side + column);
        grid[at] = (float) x[column];
        grid[at + 1] = (float) y[side - 1 - row];
      }
    }
    return new CodeGrid(side, grid);
  }

  private static double[] axis(float[] codes, int which, int side, double left) {
    double[] sorted =
        IntStream.range(0, codes.length / 2)
            .mapToDouble(i -> codes[2 * i + which])
            .sorted()
            .toArray();
    int skipped = (int) (left * sorted.length);
    double low = sorted[skipped];
    double high = sorted[sorted.length - 1 - skipped];
    return IntStream.range(0, side).mapToDouble(i -> low + (high - low) * i / (side - 1)).toArray();
  }

  /**
   * All pictures in one, each at its code's place.
   *
   * @param pictures of the codes, shape (side², p); not modified
   * @param width of a picture
   */
  float[] mosaic(float[] pictures, int width) {
    int pixels = pictures.length / (side * side);
    int height = pixels / width;
    float[] all = new float[pictures.length];
    for (int i = 0; i < side * side; i++) {
      for (int row = 0; row < height; row++) {
        int to = ((i / side * height + row) * side + i % side) * width;
        System.arraycopy(pictures, i * pixels + row * width, all, to, width);
      }
    }
    return all;
  }

  /**
   * How unlike neighbours are: the mean squared difference of pictures beside or below each other,
   * over that of any two.
   *
   * @param pictures of the codes, shape (side², p); not modified
   */
  double roughness(float[] pictures) {
    int pixels = pictures.length / (side * side);
    double near = 0;
    int pairs = 0;
    for (int i = 0; i < side * side; i++) {
      if (i % side < side - 1) {
        near += difference(pictures, i, i + 1, pixels);
        pairs++;
      }
      if (i + side < side * side) {
        near += difference(pictures, i, i + side, pixels);
        pairs++;
      }
    }
    return near / pairs / anyTwo(pictures, pixels);
  }

  /** The mean over all pairs: twice the pixels' variance, times n / (n − 1). */
  private static double anyTwo(float[] pictures, int pixels) {
    int count = pictures.length / pixels;
    double sum = 0;
    for (int j = 0; j < pixels; j++) {
      int pixel = j;
      double[] values =
          IntStream.range(0, count).mapToDouble(i -> pictures[i * pixels + pixel]).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      sum += Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    }
    return 2 * sum / (count - 1);
  }

  private static double difference(float[] pictures, int a, int b, int pixels) {
    double sum = 0;
    for (int j = 0; j < pixels; j++) {
      double difference = (double) pictures[a * pixels + j] - pictures[b * pixels + j];
      sum += difference * difference;
    }
    return sum;
  }
}
