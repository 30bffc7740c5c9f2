package ch19_autoencoder;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.dl4j.tensor.Tensor;
import leeml.model.Rows;

/**
 * Rows of numbers in [0, 1] with noise on them: clip(x + σ ε), ε normal. It is drawn from what
 * stands in the row, so that a row has the same noise whenever and wherever it is asked for.
 *
 * @param rows without noise
 * @param deviation σ, at least 0
 */
record NoisyRows(Rows rows, double deviation) implements Tensor {

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  public int[] shape() {
    return new int[] {rows.columns()};
  }

  @Override
  public void copy(int example, float[] into, int at) {
    int end = at + rows.columns();
    Arrays.fill(into, at, end, 0);
    rows.addScaled(example, 1, into, at);
    SplittableRandom random = new SplittableRandom(seed(into, at, end));
    for (int j = at; j < end; j++) {
      double noisy = into[j] + deviation * random.nextGaussian();
      into[j] = (float) Math.min(1, Math.max(0, noisy));
    }
  }

  private static long seed(float[] values, int from, int to) {
    long seed = 0;
    for (int j = from; j < to; j++) {
      seed = seed * 31 + Float.floatToIntBits(values[j]);
    }
    return seed;
  }

  @Override
  public Tensor select(int[] examples) {
    return new NoisyRows(rows.take(examples), deviation);
  }
}
