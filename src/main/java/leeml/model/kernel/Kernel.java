package leeml.model.kernel;

/**
 * Loops over stretches of arrays. Matrices are row by row; every sum is a chain of fused
 * multiply-adds in the order of its terms, so that all kernels agree bit for bit.
 */
public interface Kernel {

  /** With the processor's vectors if the JVM was started with their module, else plain loops. */
  static Kernel fastest() {
    return Fastest.KERNEL;
  }

  /** The columns of one of {@link Panels}' panels. */
  int width();

  /**
   * z += a·W.
   *
   * @param a shape (rows, in) from {@code aAt} on; not modified
   * @param w shape (in, out), not modified
   * @param z shape (rows, out) from {@code zAt} on
   */
  void addProduct(float[] a, int aAt, int rows, Panels w, float[] z, int zAt);

  /**
   * g += aᵀ·d: the sum of the rows' outer products.
   *
   * @param a shape (rows, in) from {@code aAt} on; not modified
   * @param d shape (rows, out) from {@code dAt} on; not modified
   * @param g shape (in, out) from {@code gAt} on
   */
  void addOuters(
      float[] a, int aAt, int rows, int in, float[] d, int dAt, int out, float[] g, int gAt);

  /** Overwrites z[at … at + length) with 1 / (1 + e^−z), within 3e-7. */
  void sigmoid(float[] z, int at, int length);

  /** Overwrites z[at … at + length) with tanh z, within 3e-7. */
  void tanh(float[] z, int at, int length);

  /**
   * Overwrites z[at … at + length) with e^(zᵢ − m) / Σⱼ e^(zⱼ − m), m the largest: each power of a
   * difference, as a float has it, within 2e-7 of itself, and the sum in order.
   *
   * @param length at least 1
   */
  void softmax(float[] z, int at, int length);

  /**
   * One row of an LSTM's step: c = f ⊙ c⁻ + i ⊙ a, h = o ⊙ tanh c.
   *
   * @param gates a, f, o, i behind each other from {@code gatesAt} on, each of {@code units}
   *     numbers; not modified
   * @param before where the row's c⁻ stands in {@code cell}; negative for zeros
   * @param cell holds c⁻, and takes c from {@code at} on
   * @param bent takes tanh c from {@code at} on
   * @param hidden takes h from {@code at} on
   */
  void lstm(
      float[] gates,
      int gatesAt,
      int before,
      float[] cell,
      float[] bent,
      float[] hidden,
      int at,
      int units);

  /**
   * One row of an LSTM's step backward.
   *
   * <p>With δh and δc arriving from above and from the next step: δc += δh ⊙ o ⊙ (1 − tanh² c), and
   * the slopes of the gates before they are bent, δa = δc ⊙ i ⊙ (1 − a²), δf = δc ⊙ c⁻ ⊙ f(1 − f),
   * δo = δh ⊙ tanh c ⊙ o(1 − o), δi = δc ⊙ a ⊙ i(1 − i); then δc ← δc ⊙ f, for the step before.
   *
   * @param gates as above; overwritten with their slopes
   * @param before where c⁻ stands in {@code cell}; negative for zeros
   * @param at where the row stands in {@code cell}, {@code bent} and {@code slope}
   * @param slope δh; not modified
   * @param carried δc from {@code carriedAt} on; overwritten
   */
  void lstmBack(
      float[] gates,
      int gatesAt,
      int before,
      float[] cell,
      float[] bent,
      float[] slope,
      int at,
      float[] carried,
      int carriedAt,
      int units);
}
