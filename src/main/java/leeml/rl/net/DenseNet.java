package leeml.rl.net;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A fully connected network over a stretch of θ, whose user writes the loss: outputs come out,
 * dL/d outputs go in.
 *
 * <p>a⁰ = x, aˡ = tanh(aˡ⁻¹ Wˡ + bˡ), the last layer without tanh. The stretch is W¹, shape (in,
 * out) row by row, b¹, W², b², … Immutable; what a computation needs is in a {@link Pass}, of which
 * every thread has its own. Unlike {@link leeml.model.Perceptron} it knows no data set and no
 * target, and takes one row as readily as many.
 */
public final class DenseNet implements Serializable {

  private final int[] widths;
  private final double lastScale;

  /**
   * A network.
   *
   * @param lastScale of the last layer's first weights: 0.01 for a policy that begins near uniform
   * @param widths inputs, hidden layers, outputs: at least two numbers, each at least 1
   */
  public DenseNet(double lastScale, int... widths) {
    if (widths.length < 2 || Arrays.stream(widths).min().orElseThrow() < 1) {
      throw new IllegalArgumentException(
          "widths " + Arrays.toString(widths) + ", expected at least two, each at least 1");
    }
    this.widths = widths.clone();
    this.lastScale = lastScale;
  }

  /** How many parameters it takes. */
  public int size() {
    int size = 0;
    for (int l = 1; l < widths.length; l++) {
      size += (widths[l - 1] + 1) * widths[l];
    }
    return size;
  }

  /** Numbers of a row that goes in. */
  public int inputs() {
    return widths[0];
  }

  /** Numbers of a row that comes out. */
  public int outputs() {
    return widths[widths.length - 1];
  }

  /** Weights uniform in ±√(6 / (in + out)) (Glorot and Bengio, AISTATS 2010, eq. 16), biases 0. */
  public void initialize(SplittableRandom random, float[] theta, int at) {
    for (int l = 1; l < widths.length; l++) {
      int in = widths[l - 1];
      int out = widths[l];
      double scale = l == widths.length - 1 ? lastScale : 1;
      double limit = scale * Math.sqrt(6.0 / (in + out));
      for (int i = 0; i < in * out; i++) {
        theta[at + i] = (float) (limit * (2 * random.nextDouble() - 1));
      }
      Arrays.fill(theta, at + in * out, at + (in + 1) * out, 0);
      at += (in + 1) * out;
    }
  }

  /** Room for computations over up to so many rows. */
  public Pass pass(int rows) {
    return new Pass(rows);
  }

  /** A computation: forward, then backward over the same rows. Used by one thread. */
  public final class Pass {

    private final int most;
    private final float[][] a = new float[widths.length][];
    private final float[][] deltas = new float[widths.length][];
    private final float[][] transposed = new float[widths.length][];
    private int rows;

    private Pass(int most) {
      this.most = most;
      for (int l = 1; l < widths.length; l++) {
        a[l] = new float[most * widths[l]];
      }
    }

    /** How many rows it has room for. */
    public int rows() {
      return most;
    }

    /**
     * The outputs.
     *
     * @param theta not modified; the network's stretch begins at {@code at}
     * @param x shape (rows, inputs) row by row; not modified, and kept until {@link #backward}
     * @param count rows, at most {@link #rows()}
     * @return shape (rows, outputs) row by row; overwritten by the next pass
     */
    public float[] forward(float[] theta, int at, float[] x, int count) {
      rows = count;
      a[0] = x;
      for (int l = 1; l < widths.length; l++) {
        int in = widths[l - 1];
        int out = widths[l];
        for (int i = 0; i < rows; i++) {
          System.arraycopy(theta, at + in * out, a[l], i * out, out);
        }
        addProduct(a[l - 1], in, theta, at, a[l], out);
        if (l < widths.length - 1) {
          Tanh.apply(a[l], 0, rows * out);
        }
        at += (in + 1) * out;
      }
      return a[widths.length - 1];
    }

    /**
     * Adds the gradient of what the last forward gave.
     *
     * @param theta as it was for the forward
     * @param slope dL/d outputs, shape (rows, outputs); not modified
     * @param gradient dL/dθ is added, from {@code at}
     */
    public void backward(float[] theta, int at, float[] slope, float[] gradient) {
      int end = at + size();
      float[] delta = slope;
      for (int l = widths.length - 1; l >= 1; l--) {
        int in = widths[l - 1];
        int out = widths[l];
        end -= (in + 1) * out;
        for (int i = 0; i < rows; i++) {
          addScaled(1, delta, i * out, gradient, end + in * out, out);
        }
        addOuters(a[l - 1], in, delta, out, gradient, end);
        if (l > 1) {
          delta = below(theta, end, l, delta);
        }
      }
    }

    /** δˡ⁻¹ = δˡ (Wˡ)ᵀ ⊙ (1 − a²); Wᵀ is written out so that the inner loop runs along it. */
    private float[] below(float[] theta, int at, int l, float[] delta) {
      int in = widths[l - 1];
      int out = widths[l];
      if (deltas[l - 1] == null) {
        deltas[l - 1] = new float[most * in];
        transposed[l] = new float[in * out];
      }
      for (int j = 0; j < in; j++) {
        for (int k = 0; k < out; k++) {
          transposed[l][k * in + j] = theta[at + j * out + k];
        }
      }
      float[] below = deltas[l - 1];
      Arrays.fill(below, 0, rows * in, 0);
      addProduct(delta, out, transposed[l], 0, below, in);
      for (int i = 0; i < rows * in; i++) {
        below[i] *= 1 - a[l - 1][i] * a[l - 1][i];
      }
      return below;
    }

    /** z[i] += Σⱼ x[i, j] w[j] for every row i. */
    private void addProduct(float[] x, int in, float[] w, int at, float[] z, int out) {
      for (int i = 0; i < rows; i++) {
        int j = 0;
        for (; j + 4 <= in; j += 4) {
          addFour(x, i * in + j, 1, w, at + j * out, out, z, i * out, out);
        }
        for (; j < in; j++) {
          addScaled(x[i * in + j], w, at + j * out, z, i * out, out);
        }
      }
    }

    /** g[j] += Σᵢ x[i, j] δ[i] for every input j. */
    private void addOuters(float[] x, int in, float[] delta, int out, float[] g, int at) {
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        for (int j = 0; j < in; j++) {
          addFour(x, i * in + j, in, delta, i * out, out, g, at + j * out, out);
        }
      }
      for (; i < rows; i++) {
        for (int j = 0; j < in; j++) {
          addScaled(x[i * in + j], delta, i * out, g, at + j * out, out);
        }
      }
    }
  }

  /**
   * y += f₀ x₀ + f₁ x₁ + f₂ x₂ + f₃ x₃: y is read and written once for four rows, which is what the
   * time goes into.
   *
   * @param f the factors, {@code fStride} apart from {@code fAt}
   * @param x the rows, {@code xStride} apart from {@code xAt}
   */
  private static void addFour(
      float[] f, int fAt, int fStride, float[] x, int xAt, int xStride, float[] y, int yAt, int n) {
    float f0 = f[fAt];
    float f1 = f[fAt + fStride];
    float f2 = f[fAt + 2 * fStride];
    float f3 = f[fAt + 3 * fStride];
    if (f0 == 0 && f1 == 0 && f2 == 0 && f3 == 0) {
      return; // dark pixels, mostly
    }
    int x1 = xAt + xStride;
    int x2 = x1 + xStride;
    int x3 = x2 + xStride;
    for (int k = 0; k < n; k++) {
      y[yAt + k] += f0 * x[xAt + k] + f1 * x[x1 + k] + f2 * x[x2 + k] + f3 * x[x3 + k];
    }
  }

  /** y += f x. */
  private static void addScaled(float f, float[] x, int xAt, float[] y, int yAt, int n) {
    if (f == 0) {
      return;
    }
    for (int k = 0; k < n; k++) {
      y[yAt + k] += f * x[xAt + k];
    }
  }
}
