package ch19_autoencoder;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.dl4j.tensor.Tensor;
import leeml.model.Rows;

/**
 * Rows of numbers in [0, 1] with noise on them, the same for a row whenever it is asked for: clip(x
 * + σ ε), ε normal.
 *
 * @param rows without noise
 * @param names which row of the data each is, of which its noise is drawn
 * @param deviation σ, at least 0
 */
record NoisyRows(Rows rows, int[] names, double deviation) implements Tensor {

  /** All rows of the data. */
  static NoisyRows of(Rows rows, double deviation) {
    return new NoisyRows(rows, IntStream.range(0, rows.count()).toArray(), deviation);
  }

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
    Arrays.fill(into, at, at + rows.columns(), 0);
    rows.addScaled(example, 1, into, at);
    SplittableRandom random = new SplittableRandom(names[example]);
    for (int j = at; j < at + rows.columns(); j++) {
      double noisy = into[j] + deviation * random.nextGaussian();
      into[j] = (float) Math.min(1, Math.max(0, noisy));
    }
  }

  @Override
  public Tensor select(int[] examples) {
    int[] chosen = Arrays.stream(examples).map(example -> names[example]).toArray();
    return new NoisyRows(rows.take(examples), chosen, deviation);
  }
}
