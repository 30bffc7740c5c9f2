package leeml.model;

/**
 * What the noise of a pass in training is drawn from, such as dropout's: a number that the same θ
 * and batch give again, and that changes from step to step.
 */
public final class NoiseSeed {

  private static final int SAMPLED_PARAMETERS = 1024;

  private NoiseSeed() {}

  /**
   * The seed for a batch at θ; of θ a part is looked at, since every step moves all of it.
   *
   * @param theta not modified
   * @param order the examples' numbers are {@code order[from … to)}; not modified
   */
  public static long of(float[] theta, int[] order, int from, int to) {
    long seed = 1;
    for (int i = from; i < to; i++) {
      seed = seed * 31 + order[i];
    }
    int stride = Math.max(1, theta.length / SAMPLED_PARAMETERS);
    for (int i = theta.length - 1; i >= 0; i -= stride) {
      seed = seed * 31 + Float.floatToRawIntBits(theta[i]);
    }
    return seed;
  }
}
