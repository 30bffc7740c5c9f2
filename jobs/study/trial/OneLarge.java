package study.trial;

import java.util.Arrays;
import leeml.optim.Require;
import leeml.train.shard.Partition;
import leeml.train.shard.Sampler;

/**
 * One worker has nearly all; each other worker w has a few examples of the one class w − 1, modulo
 * the number of classes: a hospital among surgeries, a library among diaries.
 *
 * @param each examples of a worker other than the first, at least 1
 * @param classes how many there are
 */
public record OneLarge(int each, int classes) implements Partition {

  /** Checks the ranges. */
  public OneLarge {
    Require.atLeast("examples each", each, 1);
    Require.atLeast("classes", classes, 1);
  }

  @Override
  public String name() {
    return "one-large:each=" + each;
  }

  @Override
  public int[] owners(float[] targets, int workers, long seed) {
    int[] owners = new int[targets.length];
    int[] missing = new int[workers];
    Arrays.fill(missing, 1, workers, each);
    for (int i = 0; i < targets.length; i++) {
      for (int w = 1 + (int) targets[i]; w < workers; w += classes) {
        if (missing[w] > 0) {
          missing[w]--;
          owners[i] = w;
          break;
        }
      }
    }
    return owners;
  }

  /** Steps of the large shard's epoch. */
  public int epoch(int examples, int workers, int batch) {
    long large = examples - (workers - 1L) * each;
    return Math.toIntExact(Sampler.stepsPerEpoch(large, batch));
  }
}
