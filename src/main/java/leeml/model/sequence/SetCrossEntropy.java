package leeml.model.sequence;

import java.util.Arrays;
import leeml.model.Softmax;

/** Some classes for a whole sequence, read off its last step. */
record SetCrossEntropy() implements SequenceLoss {

  @Override
  public double lossAndSlope(PackedSteps packed, float[] z, int classes) {
    double sum = 0;
    for (int p = 0; p < packed.count(); p++) {
      int[] targets = packed.batch().set().targets()[packed.sequence(p)];
      if (targets.length == 0) {
        throw new IllegalArgumentException(
            "sequence %d has no targets, expected at least one".formatted(packed.sequence(p)));
      }
      int last = packed.length(p) - 1;
      for (int t = 0; t < last; t++) {
        Arrays.fill(z, packed.row(t, p) * classes, (packed.row(t, p) + 1) * classes, 0);
      }
      int at = packed.row(last, p) * classes;
      float first = z[at + Softmax.classOf(targets[0], classes)];
      // −1/m Σ ln softmax(z)[y] is the cross entropy of the first, and 1/m Σ (z[first] − z[y]).
      double others = 0;
      for (int y : targets) {
        others += first - z[at + Softmax.classOf(y, classes)];
      }
      sum += Softmax.crossEntropy(z, at, classes, targets[0]) + others / targets.length;
      z[at + targets[0]] += 1; // back to softmax(z)
      for (int y : targets) {
        z[at + y] -= 1f / targets.length;
      }
    }
    return sum;
  }
}
