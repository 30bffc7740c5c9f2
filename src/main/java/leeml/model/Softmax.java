package leeml.model;

/** Softmax and its cross entropy over a stretch of an array, without overflow. */
public final class Softmax {

  private Softmax() {}

  /**
   * Turns scores into dℓ/dz, in place: pₖ − [k = y] with p = softmax(z).
   *
   * @param z scores at {@code at … at + classes}; overwritten with p − onehot(y)
   * @return the cross entropy ℓ = ln Σₖ e^zₖ − z_y
   */
  public static double crossEntropy(float[] z, int at, int classes, int y) {
    double max = z[at];
    for (int k = 1; k < classes; k++) {
      max = Math.max(max, z[at + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(z[at + k] - max);
    }
    double loss = Math.log(sum) + max - z[at + y];
    for (int k = 0; k < classes; k++) {
      z[at + k] = (float) (Math.exp(z[at + k] - max) / sum);
    }
    z[at + y] -= 1;
    return loss;
  }

  /** The class that a target names, checked. */
  public static int classOf(float target, int classes) {
    int y = (int) target;
    if (y != target || y < 0 || y >= classes) {
      throw new IllegalArgumentException("class " + target + " is not one of 0 … " + (classes - 1));
    }
    return y;
  }
}
