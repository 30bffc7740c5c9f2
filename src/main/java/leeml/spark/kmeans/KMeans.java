package leeml.spark.kmeans;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.broadcast.Broadcast;

/**
 * Lloyd's algorithm as distributed sums: assign every row to the nearest centre, move every centre
 * to the mean of its rows, until none moves.
 *
 * <p>Neither step raises Φ = Σᵢ min_c ‖xᵢ − c‖², so the rounds end, in a minimum that depends on
 * the start. A round sends 8·k·p bytes of centres to each executor, and a partition sends as many
 * back. The same blocks and start give the same answer: parts merge in the order of the partitions.
 *
 * <p>Source: S. P. Lloyd, Least Squares Quantization in PCM, IEEE Transactions on Information
 * Theory 28(2), 1982. A centre without rows stays where it is, as in MLlib.
 *
 * @param mostRounds at least 0
 * @param tolerance it stops once no centre moves by more than this share of the root mean squared
 *     distance of rows from their centres; at least 0
 */
public record KMeans(int mostRounds, double tolerance) {

  /** Checks the ranges. */
  public KMeans {
    if (mostRounds < 0 || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "mostRounds = %d, tolerance = %s, expected at least 0 of both"
              .formatted(mostRounds, tolerance));
    }
  }

  /**
   * Runs from a start.
   *
   * @param points partitions may be empty
   * @param start shape (k, p), k ≥ 1; not modified
   */
  public Clustering fit(Points points, double[][] start) {
    double[][] centres = points.relative(start);
    List<Double> inertias = new ArrayList<>();
    ClusterSums sums = sums(points, centres);
    inertias.add(sums.inertia());
    boolean converged = false;
    while (!converged && inertias.size() <= mostRounds) {
      double[][] moved = sums.means(centres);
      long rows = LongStream.of(sums.counts()).sum();
      converged = farthestMove(centres, moved) <= tolerance * tolerance * sums.inertia() / rows;
      centres = moved;
      sums = sums(points, centres);
      inertias.add(sums.inertia());
    }
    double[][] found = points.absolute(centres);
    return new Clustering(
        found, sums.counts(), inertia(points, found), List.copyOf(inertias), converged);
  }

  private static double farthestMove(double[][] from, double[][] to) {
    double farthest = 0;
    for (int c = 0; c < from.length; c++) {
      farthest = Math.max(farthest, squaredDistance(from[c], to[c]));
    }
    return farthest;
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }

  /** The sums of one round at these centres, which are relative to the origin. */
  static ClusterSums sums(Points points, double[][] centres) {
    ClusterSums all = new ClusterSums(centres.length, centres[0].length);
    Broadcast<double[][]> sent = points.broadcast(centres);
    try {
      points
          .blocks()
          .mapPartitions(blocks -> List.of(ClusterSums.of(blocks, sent.value())).iterator())
          .collect()
          .forEach(all::merge);
    } finally {
      sent.destroy();
    }
    return all;
  }

  /**
   * Φ = Σᵢ min_c ‖xᵢ − c‖² at given centres, in double precision: the yardstick for centres from
   * anywhere.
   *
   * @param centres shape (k, p); not modified
   */
  public static double inertia(Points points, double[][] centres) {
    Broadcast<double[][]> sent = points.broadcast(points.relative(centres));
    try {
      return points.blocks().map(block -> inertia(block, sent.value())).collect().stream()
          .mapToDouble(Double::doubleValue)
          .sum();
    } finally {
      sent.destroy();
    }
  }

  private static double inertia(PointBlock block, double[][] centres) {
    int[] nearest = nearest(block, centres);
    double sum = 0;
    for (int i = 0; i < nearest.length; i++) {
      sum += block.squaredDistance(i, centres[nearest[i]]);
    }
    return sum;
  }

  /**
   * The number of the centre nearest to each row, in the rows' order, on the driver: 4 bytes a row.
   *
   * @param centres shape (k, p); not modified
   */
  public static int[] nearest(Points points, double[][] centres) {
    Broadcast<double[][]> sent = points.broadcast(points.relative(centres));
    try {
      return points.blocks().map(block -> nearest(block, sent.value())).collect().stream()
          .flatMapToInt(IntStream::of)
          .toArray();
    } finally {
      sent.destroy();
    }
  }

  private static int[] nearest(PointBlock block, double[][] centres) {
    int[] nearest = new int[block.count()];
    new NearestCentre(centres).assign(block, nearest, new float[nearest.length]);
    return nearest;
  }
}
