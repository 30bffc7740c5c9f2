package leeml.spark.kmeans;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;

/** Where k-means begins: its answer is only as good as its start. */
public enum Seeding {
  /** K rows drawn at random, each as likely as any. */
  RANDOM {
    @Override
    double[][] choose(Points points, int k, int rounds, long seed) {
      return rows(points).takeSample(false, k, seed).toArray(double[][]::new);
    }
  },
  /**
   * K-means++ on the driver, which must hold all rows: one row after the other, each drawn with
   * probability ∝ its squared distance from those before.
   *
   * <p>Source: D. Arthur, S. Vassilvitskii, k-means++: The Advantages of Careful Seeding, SODA
   * 2007.
   */
  PLUS_PLUS {
    @Override
    double[][] choose(Points points, int k, int rounds, long seed) {
      double[][] all = rows(points).collect().toArray(double[][]::new);
      double[] weights = new double[all.length];
      Arrays.fill(weights, 1);
      return new WeightedPoints(all, weights).plusPlus(k, new SplittableRandom(seed));
    }
  },
  /** K-means‖ ({@link ParallelSeeding}): a few passes on the executors, some hundred candidates. */
  PARALLEL {
    @Override
    double[][] choose(Points points, int k, int rounds, long seed) {
      try (ParallelSeeding seeding = new ParallelSeeding(points, k, seed)) {
        return seeding.choose(rounds);
      }
    }
  };

  /**
   * Chooses centres.
   *
   * @param k at least 1
   * @param rounds of k-means‖, at least 1; the others take none
   * @return in the columns' units, shape (at most k, p): fewer where there are fewer distinct rows
   */
  public double[][] centres(Points points, int k, int rounds, long seed) {
    if (k < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "k = %d, rounds = %d, expected at least 1 of both".formatted(k, rounds));
    }
    double[][] chosen = choose(points, k, rounds, seed);
    return points.absolute(chosen);
  }

  /** Relative to the points' origin. */
  abstract double[][] choose(Points points, int k, int rounds, long seed);

  private static JavaRDD<double[]> rows(Points points) {
    return points
        .blocks()
        .flatMap(
            block -> {
              double[][] rows = new double[block.count()][];
              Arrays.setAll(rows, block::row);
              return List.of(rows).iterator();
            });
  }
}
