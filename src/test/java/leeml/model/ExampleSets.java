package leeml.model;

import java.util.Arrays;
import java.util.Random;

/** Small random data for tests, the same for the same seed. */
public final class ExampleSets {

  private ExampleSets() {}

  /** Normal features, and targets by a linear rule with noise: y = Σⱼ (j + 1) xⱼ + ε. */
  public static Examples linear(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = features(rows, columns, random);
    float[] targets = new float[rows];
    for (int i = 0; i < rows; i++) {
      double y = 0.1 * random.nextGaussian();
      for (int j = 0; j < columns; j++) {
        y += (j + 1) * values[i * columns + j];
      }
      targets[i] = (float) y;
    }
    return Examples.dense(values, columns, targets);
  }

  /** Normal features, a third of them zero, and classes 0 … classes − 1 by a noisy linear rule. */
  public static Examples classes(int rows, int columns, int classes, long seed) {
    Random random = new Random(seed);
    float[] values = features(rows, columns, random);
    float[] targets = new float[rows];
    for (int i = 0; i < rows; i++) {
      double score = 0.3 * random.nextGaussian();
      for (int j = 0; j < columns; j++) {
        score += values[i * columns + j];
      }
      targets[i] = Math.floorMod((int) Math.floor(score), classes);
    }
    return Examples.dense(values, columns, targets);
  }

  /** The same examples with their zeros left out. */
  static Examples sparse(Examples dense) {
    DenseRows rows = (DenseRows) dense.rows();
    int[] start = new int[rows.count() + 1];
    int[] indices = new int[rows.count() * rows.columns()];
    float[] values = new float[indices.length];
    int entries = 0;
    for (int i = 0; i < rows.count(); i++) {
      for (int j = 0; j < rows.columns(); j++) {
        if (rows.at(i, j) != 0) {
          indices[entries] = j;
          values[entries++] = rows.at(i, j);
        }
      }
      start[i + 1] = entries;
    }
    return new Examples(
        new SparseRows(
            start, Arrays.copyOf(indices, entries), Arrays.copyOf(values, entries), rows.columns()),
        dense.targets());
  }

  /** Rows {@code from} to {@code to} of dense examples, copied. */
  public static Examples slice(Examples dense, int from, int to) {
    DenseRows rows = (DenseRows) dense.rows();
    int columns = rows.columns();
    float[] values = new float[(to - from) * columns];
    for (int i = from; i < to; i++) {
      for (int j = 0; j < columns; j++) {
        values[(i - from) * columns + j] = rows.at(i, j);
      }
    }
    float[] targets = Arrays.copyOfRange(dense.targets(), from, to);
    return Examples.dense(values, columns, targets);
  }

  private static float[] features(int rows, int columns, Random random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextGaussian();
    }
    return values;
  }
}
