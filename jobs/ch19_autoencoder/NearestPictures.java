package ch19_autoencoder;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import leeml.model.Examples;

/** Finds the nearest of some rows by Euclidean distance: pixels of pictures, or their codes. */
final class NearestPictures implements Serializable {

  private final float[] rows;
  private final float[] classes;

  /** Among pictures, by their pixels. */
  NearestPictures(Examples pictures) {
    this(AutoEncoder.pixelsOf(pictures), pictures.targets());
  }

  /**
   * Among rows.
   *
   * @param rows shape (n, width) row by row
   * @param classes shape (n)
   */
  NearestPictures(float[] rows, float[] classes) {
    this.rows = rows;
    this.classes = classes;
  }

  /** The class of the row nearest to each of some others, of the same width. */
  int[] classes(float[] others) {
    int width = rows.length / classes.length;
    return IntStream.range(0, others.length / width)
        .map(i -> (int) classes[nearest(others, i * width, 1)[0]])
        .toArray();
  }

  /**
   * The k nearest rows, the nearest first.
   *
   * @param at where the other begins in {@code others}
   */
  int[] nearest(float[] others, int at, int k) {
    int width = rows.length / classes.length;
    double[] distance = new double[classes.length];
    for (int i = 0; i < distance.length; i++) {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        float difference = rows[i * width + j] - others[at + j];
        sum += difference * difference;
      }
      distance[i] = sum;
    }
    return IntStream.range(0, distance.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distance[i]))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The mean share of the k nearest rows that have the class of what was asked for. */
  double precision(float[] others, float[] wanted, int k) {
    int width = rows.length / classes.length;
    return IntStream.range(0, wanted.length)
        .mapToDouble(
            i ->
                Arrays.stream(nearest(others, i * width, k))
                        .filter(found -> classes[found] == wanted[i])
                        .count()
                    / (double) k)
        .average()
        .orElseThrow();
  }
}
