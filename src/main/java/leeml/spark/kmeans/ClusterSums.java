package leeml.spark.kmeans;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;

/**
 * What a round of Lloyd's algorithm needs of the rows: for each centre c the number n_c and the sum
 * S_c of the rows nearest to it, and Φ = Σᵢ min_c ‖xᵢ − c‖². Sums of parts add up to those of the
 * whole; S_c/n_c is the mean of a cluster.
 */
final class ClusterSums implements Serializable {

  private final double[][] sums;
  private final long[] counts;
  private final transient float[] tile;
  private double inertia;

  ClusterSums(int centres, int columns) {
    sums = new double[centres][columns];
    counts = new long[centres];
    tile = new float[centres * columns];
  }

  /**
   * The sums over some blocks; none give zeros.
   *
   * @param centres relative to the points' origin, shape (k, p); not modified
   */
  static ClusterSums of(Iterator<PointBlock> blocks, double[][] centres) {
    ClusterSums all = new ClusterSums(centres.length, centres[0].length);
    NearestCentre search = new NearestCentre(centres);
    int[] nearest = new int[0];
    float[] distances = new float[0];
    while (blocks.hasNext()) {
      PointBlock block = blocks.next();
      if (nearest.length < block.count()) {
        nearest = new int[block.count()];
        distances = new float[block.count()];
      }
      search.assign(block, nearest, distances);
      all.add(block, nearest, distances);
    }
    return all;
  }

  private void add(PointBlock block, int[] nearest, float[] distances) {
    int columns = block.columns();
    for (int from = 0; from < block.count(); from += NearestCentre.TILE) {
      int to = Math.min(block.count(), from + NearestCentre.TILE);
      for (int i = from; i < to; i++) {
        counts[nearest[i]]++;
        inertia += distances[i];
        addRow(block.values(), i * columns, tile, nearest[i] * columns, columns);
      }
      flush();
    }
  }

  private static void addRow(float[] values, int row, float[] into, int at, int columns) {
    for (int j = 0; j < columns; j++) {
      into[at + j] += values[row + j];
    }
  }

  /** A float sum of 256 rows is as good as its terms; a longer one would not be. */
  private void flush() {
    int at = 0;
    for (double[] sum : sums) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += tile[at++];
      }
    }
    Arrays.fill(tile, 0);
  }

  /** Adds another part's sums to these; {@code other} is not modified. */
  ClusterSums merge(ClusterSums other) {
    for (int c = 0; c < counts.length; c++) {
      counts[c] += other.counts[c];
      for (int j = 0; j < sums[c].length; j++) {
        sums[c][j] += other.sums[c][j];
      }
    }
    inertia += other.inertia;
    return this;
  }

  /** The clusters' means, new arrays; a centre that no row is nearest to stays where it is. */
  double[][] means(double[][] centres) {
    double[][] means = new double[centres.length][];
    for (int c = 0; c < means.length; c++) {
      means[c] = centres[c].clone();
      for (int j = 0; j < means[c].length && counts[c] > 0; j++) {
        means[c][j] = sums[c][j] / counts[c];
      }
    }
    return means;
  }

  long[] counts() {
    return counts.clone();
  }

  double inertia() {
    return inertia;
  }
}
