package ch17_dimension_reduction.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The distances of all pairs of n rows, 4·n(n−1)/2 bytes: the memory that agglomerative clustering
 * takes, and why n is some thousands.
 */
public final class Distances {

  private final float[][] below;

  private Distances(float[][] below) {
    this.below = below;
  }

  /**
   * Euclidean distances, a stripe of rows a task.
   *
   * @param rows shape (n, at least p), of which the first p numbers count; not modified
   * @param columns p
   */
  public static Distances of(JavaSparkContext spark, double[][] rows, int columns) {
    int stripes = Math.max(1, Math.min(4 * spark.defaultParallelism(), rows.length));
    Broadcast<double[][]> sent = spark.broadcast(rows);
    try {
      List<float[][]> found =
          spark
              .parallelize(IntStream.range(0, stripes).boxed().toList(), stripes)
              .map(stripe -> stripe(sent.value(), columns, stripe, stripes))
              .collect();
      float[][] below = new float[rows.length][];
      for (int i = 0; i < below.length; i++) {
        below[i] = found.get(i % stripes)[i / stripes];
      }
      return new Distances(below);
    } finally {
      sent.destroy();
    }
  }

  /** Every so many rows, since a later row has more before it. */
  private static float[][] stripe(double[][] rows, int columns, int first, int step) {
    return IntStream.iterate(first, i -> i < rows.length, i -> i + step)
        .mapToObj(
            i -> {
              float[] distances = new float[i];
              for (int j = 0; j < i; j++) {
                distances[j] = (float) distance(rows[i], rows[j], columns);
              }
              return distances;
            })
        .toArray(float[][]::new);
  }

  private static double distance(double[] a, double[] b, int columns) {
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }

  /** The number n of rows. */
  public int count() {
    return below.length;
  }

  /** The distance of two different rows. */
  public float get(int i, int j) {
    return i > j ? below[i][j] : below[j][i];
  }

  /** Those of the first rows only; shared, not copied. */
  public Distances first(int rows) {
    return new Distances(Arrays.copyOf(below, Math.min(rows, below.length)));
  }
}
