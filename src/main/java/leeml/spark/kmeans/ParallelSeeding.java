package leeml.spark.kmeans;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * K-means‖: what k-means++ does in k passes, in a few.
 *
 * <p>From one random row on, each round draws every row x by itself with probability min(1, ℓ·d²(x)
 * / Φ), d being the distance from the nearest candidate so far and ℓ = 2k. About ℓ candidates come
 * a round. At the end each weighs as much as there are rows nearest to it, and the driver clusters
 * them into k. Distances are kept on the executors between rounds, 4 bytes a row, so that a round
 * measures against the new candidates only.
 *
 * <p>Source: B. Bahmani, B. Moseley, A. Vattani, R. Kumar, S. Vassilvitskii, Scalable K-Means++,
 * VLDB 2012, algorithm 2. The driver's part is the best of ten starts of weighted k-means++, each
 * followed by Lloyd's rounds.
 */
final class ParallelSeeding implements AutoCloseable {

  private static final int OVERSAMPLING = 2;
  private static final int STARTS = 10;

  /** Rounds beyond those asked for, if candidates are still fewer than centres. */
  private static final int MOST_EXTRA_ROUNDS = 100;

  private final Points points;
  private final int k;
  private final long seed;
  private final List<double[]> candidates = new ArrayList<>();
  private JavaRDD<Costs> costs;
  private double total;

  /**
   * Squared distances of a block's rows from their nearest candidate.
   *
   * @param squared shape (rows of the block)
   * @param sum their sum
   */
  private record Costs(float[] squared, double sum) implements Serializable {}

  ParallelSeeding(Points points, int k, long seed) {
    this.points = points;
    this.k = k;
    this.seed = seed;
  }

  /** At most k centres, relative to the points' origin: fewer if there are fewer distinct rows. */
  double[][] choose(int rounds) {
    measureAgainst(first());
    for (int round = 0; more(round, rounds); round++) {
      List<double[]> drawn = draw(round);
      if (!drawn.isEmpty()) {
        measureAgainst(drawn);
      }
    }
    double[][] all = candidates.toArray(double[][]::new);
    if (total == 0 && all.length <= k) {
      return all; // every row is a candidate, and they differ from each other
    }
    return new WeightedPoints(all, weights(all)).cluster(k, STARTS, new SplittableRandom(seed));
  }

  private boolean more(int round, int rounds) {
    boolean wanted =
        round < rounds || (candidates.size() < k && round < rounds + MOST_EXTRA_ROUNDS);
    return wanted && total > 0;
  }

  private List<double[]> first() {
    JavaRDD<PointBlock> blocks = points.blocks();
    List<Integer> counts = blocks.map(PointBlock::count).collect();
    long chosen = new SplittableRandom(seed).nextLong(counts.stream().mapToLong(c -> c).sum());
    int block = 0;
    while (chosen >= counts.get(block)) {
      chosen -= counts.get(block++);
    }
    int number = block;
    int row = (int) chosen;
    return blocks
        .zipWithIndex()
        .filter(numbered -> numbered._2() == number)
        .map(numbered -> numbered._1().row(row))
        .collect();
  }

  /** Each row's distance becomes that from the nearest of its candidate so far and the new ones. */
  private void measureAgainst(List<double[]> drawn) {
    candidates.addAll(drawn);
    Broadcast<double[][]> sent = points.broadcast(drawn.toArray(double[][]::new));
    JavaRDD<Costs> earlier = costs;
    costs =
        (earlier == null
                ? points.blocks().map(block -> nearer(block, null, sent.value()))
                : points
                    .blocks()
                    .zipPartitions(earlier, (blocks, old) -> nearer(blocks, old, sent)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    total = costs.map(Costs::sum).collect().stream().mapToDouble(Double::doubleValue).sum();
    if (earlier != null) {
      earlier.unpersist(false);
    }
  }

  private static Iterator<Costs> nearer(
      Iterator<PointBlock> blocks, Iterator<Costs> earlier, Broadcast<double[][]> drawn) {
    List<Costs> costs = new ArrayList<>();
    while (blocks.hasNext()) {
      costs.add(nearer(blocks.next(), earlier.next().squared(), drawn.value()));
    }
    return costs.iterator();
  }

  private static Costs nearer(PointBlock block, float[] earlier, double[][] drawn) {
    float[] squared = new float[block.count()];
    new NearestCentre(drawn).assign(block, new int[squared.length], squared);
    double sum = 0;
    for (int i = 0; i < squared.length; i++) {
      squared[i] = earlier == null ? squared[i] : Math.min(squared[i], earlier[i]);
      sum += squared[i];
    }
    return new Costs(squared, sum);
  }

  /** Rows drawn in a round, those that are alike once only. */
  private List<double[]> draw(int round) {
    double factor = (double) OVERSAMPLING * k / total;
    long roundSeed = new SplittableRandom(seed + 1 + round).nextLong();
    List<double[]> drawn =
        points
            .blocks()
            .zip(costs)
            .mapPartitionsWithIndex(
                (partition, pairs) -> {
                  SplittableRandom coins = new SplittableRandom(roundSeed + partition);
                  List<double[]> chosen = new ArrayList<>();
                  while (pairs.hasNext()) {
                    var pair = pairs.next();
                    float[] squared = pair._2().squared();
                    for (int i = 0; i < squared.length; i++) {
                      if (coins.nextDouble() < factor * squared[i]) {
                        chosen.add(pair._1().row(i));
                      }
                    }
                  }
                  return chosen.iterator();
                },
                false)
            .collect();
    List<double[]> distinct = new ArrayList<>();
    for (double[] row : drawn) {
      if (distinct.stream().noneMatch(other -> Arrays.equals(other, row))) {
        distinct.add(row);
      }
    }
    return distinct;
  }

  private double[] weights(double[][] all) {
    long[] counts = KMeans.sums(points, all).counts();
    return LongStream.of(counts).asDoubleStream().toArray();
  }

  @Override
  public void close() {
    if (costs != null) {
      costs.unpersist(false);
    }
  }
}
