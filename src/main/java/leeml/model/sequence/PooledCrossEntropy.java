package leeml.model.sequence;

import java.util.Arrays;
import leeml.model.Softmax;

/**
 * One class for a whole sequence.
 *
 * @param mean whether the scores are averaged over the steps; else the last step's count
 */
record PooledCrossEntropy(boolean mean) implements SequenceLoss {

  @Override
  public double lossAndSlope(PackedSteps packed, float[] z, int classes) {
    float[] pooled = new float[classes];
    double sum = 0;
    for (int p = 0; p < packed.count(); p++) {
      int[] target = packed.batch().set().targets()[packed.sequence(p)];
      if (target.length != 1) {
        throw new IllegalArgumentException(
            "sequence %d has %d targets, expected one"
                .formatted(packed.sequence(p), target.length));
      }
      int length = packed.length(p);
      int from = mean ? 0 : length - 1;
      float share = 1f / (length - from);
      Arrays.fill(pooled, 0);
      for (int t = from; t < length; t++) {
        for (int k = 0; k < classes; k++) {
          pooled[k] += share * z[packed.row(t, p) * classes + k];
        }
      }
      sum += Softmax.crossEntropy(pooled, 0, classes, Softmax.classOf(target[0], classes));
      for (int t = 0; t < length; t++) {
        for (int k = 0; k < classes; k++) {
          z[packed.row(t, p) * classes + k] = t < from ? 0 : share * pooled[k];
        }
      }
    }
    return sum;
  }
}
