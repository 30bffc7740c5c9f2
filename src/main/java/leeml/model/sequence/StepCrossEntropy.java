package leeml.model.sequence;

import leeml.model.Softmax;

/** A class at every step. */
record StepCrossEntropy() implements SequenceLoss {

  @Override
  public double lossAndSlope(PackedSteps packed, float[] z, int classes) {
    double sum = 0;
    for (int p = 0; p < packed.count(); p++) {
      int[] target = packed.batch().set().targets()[packed.sequence(p)];
      if (target.length != packed.length(p)) {
        throw new IllegalArgumentException(
            "sequence %d has %d steps and %d targets, expected one a step"
                .formatted(packed.sequence(p), packed.length(p), target.length));
      }
      for (int t = 0; t < target.length; t++) {
        int y = Softmax.classOf(target[t], classes);
        sum += Softmax.crossEntropy(z, packed.row(t, p) * classes, classes, y);
      }
    }
    return sum;
  }
}
