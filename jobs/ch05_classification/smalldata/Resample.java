package ch05_classification.smalldata;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import leeml.train.shard.Seeds;

/**
 * A training set drawn from the pool without replacement: a trial.
 *
 * @param rows how many
 * @param draw which of the sets of that size
 * @param seed of the run
 * @param penalty α of α/2 ‖w‖² beside the sum of −ln P(y | x), for logistic regression
 */
public record Resample(int rows, int draw, long seed, double penalty) implements Serializable {

  private static final int MOST_DRAWS = 1000;

  /** The share of test rows that each learner gets wrong. */
  public EnumMap<Learner, Double> errors(Pool pool) {
    double[][] train = drawn(pool);
    EnumMap<Learner, Double> errors = new EnumMap<>(Learner.class);
    for (Learner learner : Learner.values()) {
      ToIntFunction<double[]> classifier = learner.fit(pool, train, penalty);
      int wrong = 0;
      for (double[] row : pool.test()) {
        wrong += classifier.applyAsInt(row) == (int) row[pool.columns()] ? 0 : 1;
      }
      errors.put(learner, (double) wrong / pool.test().length);
    }
    return errors;
  }

  /** A set that lacks a class teaches nothing, and is drawn again. */
  double[][] drawn(Pool pool) {
    SplittableRandom random = new SplittableRandom(Seeds.mix(Seeds.mix(seed, rows), draw));
    for (int t = 0; t < MOST_DRAWS; t++) {
      double[][] set = shuffled(pool.train(), random);
      if (hasBoth(set, pool.columns())) {
        return set;
      }
    }
    throw new IllegalStateException(
        "%d sets of %d rows had one class only".formatted(MOST_DRAWS, rows));
  }

  private double[][] shuffled(double[][] from, SplittableRandom random) {
    int[] order = new int[from.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    double[][] set = new double[rows][];
    for (int i = 0; i < rows; i++) {
      int j = random.nextInt(i, order.length);
      set[i] = from[order[j]];
      order[j] = order[i];
    }
    return set;
  }

  private static boolean hasBoth(double[][] set, int classColumn) {
    for (double[] row : set) {
      if (row[classColumn] != set[0][classColumn]) {
        return true;
      }
    }
    return false;
  }
}
