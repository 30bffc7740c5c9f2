package leeml.data.generate;

import java.util.SplittableRandom;

/** A CSV line of numbers under construction; the columns are {@code x1}, {@code x2}, … */
final class Features {

  private final StringBuilder line = new StringBuilder();

  /** The header of so many columns, and of one more. */
  static String header(int columns, String last) {
    StringBuilder header = new StringBuilder();
    for (int j = 1; j <= columns; j++) {
      header.append('x').append(j).append(',');
    }
    return header.append(last).toString();
  }

  /**
   * Appends x ~ N(0, 1) in so many columns.
   *
   * @return z = Σⱼ wⱼ xⱼ with wⱼ = (−1)ʲ / √(1 + j), j from 0, of x as it is written
   */
  double addNormal(int columns, SplittableRandom random) {
    double z = 0;
    for (int j = 0; j < columns; j++) {
      float x = (float) random.nextGaussian();
      add(x);
      z += (j % 2 == 0 ? 1 : -1) / Math.sqrt(1 + j) * x;
    }
    return z;
  }

  /** Appends a number in the precision that training has. */
  Features add(double x) {
    line.append((float) x).append(',');
    return this;
  }

  /** The line, with its last field. */
  String endWith(Object last) {
    return line.append(last).toString();
  }
}
