package leeml.spark.kmeans;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Few points with weights, clustered in this thread: what k-means‖ does with its candidates.
 *
 * @param points shape (m, p)
 * @param weights shape (m), each at least 0
 */
record WeightedPoints(double[][] points, double[] weights) {

  private static final int MOST_ROUNDS = 100;

  /**
   * K-means++: the first centre by weight, each further one with probability proportional to weight
   * times squared distance from the nearest centre so far.
   *
   * <p>Source: D. Arthur, S. Vassilvitskii, k-means++: The Advantages of Careful Seeding, SODA
   * 2007.
   *
   * @return shape (min(k, distinct points), p): it ends early when every point is a centre
   */
  double[][] plusPlus(int k, SplittableRandom random) {
    double[][] centres = new double[k][];
    double[] nearest = new double[points.length];
    Arrays.fill(nearest, 1);
    for (int c = 0; c < k; c++) {
      int chosen = draw(nearest, random);
      if (chosen < 0) {
        return Arrays.copyOf(centres, c);
      }
      centres[c] = points[chosen].clone();
      for (int i = 0; i < points.length; i++) {
        double distance = KMeans.squaredDistance(points[i], centres[c]);
        nearest[i] = c == 0 ? distance : Math.min(nearest[i], distance);
      }
    }
    return centres;
  }

  /** A point with probability ∝ weight · factor; −1 if all products are 0. */
  private int draw(double[] factors, SplittableRandom random) {
    double total = 0;
    for (int i = 0; i < factors.length; i++) {
      total += weights[i] * factors[i];
    }
    double left = random.nextDouble() * total;
    int last = -1;
    for (int i = 0; i < factors.length && left >= 0; i++) {
      double share = weights[i] * factors[i];
      if (share > 0) {
        last = i;
        left -= share;
      }
    }
    return last;
  }

  /** The best of several starts of k-means++, each followed by Lloyd's rounds. */
  double[][] cluster(int k, int starts, SplittableRandom random) {
    double[][] best = new double[0][];
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < starts; s++) {
      double[][] centres = plusPlus(k, random);
      double inertia = lloyd(centres);
      if (inertia < least) {
        least = inertia;
        best = centres;
      }
    }
    return best;
  }

  /** Moves the centres, in place, until Φ falls no more; returns Φ before the last move. */
  private double lloyd(double[][] centres) {
    double inertia = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[][] sums = new double[centres.length][points[0].length];
      double[] mass = new double[centres.length];
      double next = 0;
      for (int i = 0; i < points.length; i++) {
        int c = nearest(centres, points[i]);
        next += weights[i] * KMeans.squaredDistance(points[i], centres[c]);
        mass[c] += weights[i];
        for (int j = 0; j < points[i].length; j++) {
          sums[c][j] += weights[i] * points[i][j];
        }
      }
      if (!(next < inertia)) {
        return next;
      }
      inertia = next;
      for (int c = 0; c < centres.length; c++) {
        for (int j = 0; j < sums[c].length && mass[c] > 0; j++) {
          centres[c][j] = sums[c][j] / mass[c];
        }
      }
    }
    return inertia;
  }

  private static int nearest(double[][] centres, double[] point) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double distance = KMeans.squaredDistance(point, centres[c]);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }
}
