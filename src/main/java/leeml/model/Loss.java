package leeml.model;

/** What the perceptron's outputs z mean, and the loss on them. */
public enum Loss {
  /** K outputs are scores of classes: ℓ = ln Σₖ e^zₖ − z_y, dℓ/dz = softmax(z) − onehot(y). */
  CROSS_ENTROPY {
    @Override
    double lossAndSlope(float[] z, int at, int outputs, float target) {
      return Softmax.crossEntropy(z, at, outputs, Softmax.classOf(target, outputs));
    }
  },
  /** One output is a number: ℓ = ½ (z − y)², dℓ/dz = z − y. */
  SQUARE_ERROR {
    @Override
    double lossAndSlope(float[] z, int at, int outputs, float target) {
      double residual = (double) z[at] - target;
      z[at] = (float) residual;
      return 0.5 * residual * residual;
    }
  };

  /** ℓ of one example; overwrites its outputs with dℓ/dz. */
  abstract double lossAndSlope(float[] z, int at, int outputs, float target);
}
