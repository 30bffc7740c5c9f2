package leeml.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The layers of a fully connected network, forward and backward, with the loss left to the caller.
 *
 * <p>Forward, for layers l = 1 … L over n rows, with a⁰ the inputs: zˡ = aˡ⁻¹ Wˡ + bˡ, aˡ = σ(zˡ),
 * the last layer without σ. Backward, from δᴸ = dL/dzᴸ: dL/dWˡ = (aˡ⁻¹)ᵀ δˡ; dL/dbˡ = Σᵢ δˡᵢ; δˡ⁻¹
 * = δˡ (Wˡ)ᵀ ⊙ σ′(zˡ⁻¹).
 *
 * <p>θ is W¹, shape (p, h₁) row by row, b¹, W², b², … All products run over the outputs in the
 * inner loop, so that the compiler can use vector instructions; the backward one takes Wᵀ for that.
 *
 * <p>Scratch space is kept between calls, so one thread uses an instance at a time; serialisation
 * gives a copy without it.
 *
 * <p>Source: Rumelhart, Hinton, Williams, Learning representations by back-propagating errors,
 * Nature 323 (1986).
 */
public final class DenseNet implements Serializable {

  private final int[] widths;
  private final Activation activation;
  private final int first;
  private transient Layers scratch;

  /**
   * A network.
   *
   * @param widths inputs, hidden layers, outputs: at least two numbers, each at least 1
   * @param activation σ of the hidden layers
   */
  public DenseNet(int[] widths, Activation activation) {
    this(widths, activation, 0);
  }

  private DenseNet(int[] widths, Activation activation, int first) {
    if (widths.length < 2 || Arrays.stream(widths).min().orElseThrow() < 1) {
      throw new IllegalArgumentException(
          "widths " + Arrays.toString(widths) + ", expected at least two, each at least 1");
    }
    this.widths = widths.clone();
    this.activation = activation;
    this.first = first;
  }

  /**
   * The same network, with scratch space of its own, as a part of a longer θ and of its gradient.
   *
   * @param start where its d parameters begin, at least 0
   */
  public DenseNet at(int start) {
    return new DenseNet(widths, activation, start);
  }

  /** The number d of parameters. */
  public int size() {
    int size = 0;
    for (int l = 1; l < widths.length; l++) {
      size += (widths[l - 1] + 1) * widths[l];
    }
    return size;
  }

  /** The number p of inputs. */
  public int inputs() {
    return widths[0];
  }

  /** The number K of outputs. */
  public int outputs() {
    return widths[widths.length - 1];
  }

  /**
   * Weights uniform in ±√(6 / (in + out)), biases 0 (Glorot, Bengio, AISTATS 2010, eq. 16); for
   * ReLU uniform in ±√(6 / in) (He et al., ICCV 2015).
   */
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    int at = 0;
    for (int l = 1; l < widths.length; l++) {
      int in = widths[l - 1];
      int out = widths[l];
      double limit = Math.sqrt(6.0 / (activation == Activation.RELU ? in : in + out));
      for (int i = 0; i < in * out; i++) {
        theta[at++] = (float) random.nextDouble(-limit, limit);
      }
      at += out;
    }
    return theta;
  }

  /**
   * The outputs zᴸ of n inputs.
   *
   * @param theta shape (d), unmodified
   * @param inputs a⁰, shape (n, p) row by row, unmodified; what lies behind n rows is not read
   * @param n at least 0
   * @return shape (n, K) row by row, the first n·K numbers of an array that the next call
   *     overwrites
   */
  public float[] forward(float[] theta, float[] inputs, int n) {
    Layers layers = layersFor(n);
    return forward(theta, new DenseRows(inputs, widths[0]), layers.identity, 0, n);
  }

  /**
   * Adds the gradient of the last forward's rows.
   *
   * @param theta as in {@link #forward(float[], float[], int)}
   * @param inputs as there
   * @param n as there
   * @param slopes δᴸ = dL/dzᴸ, shape (n, K) row by row, unmodified; may be the array that forward
   *     returned
   * @param gradient dL/dθ is added to it, shape (d)
   */
  public void backward(float[] theta, float[] inputs, int n, float[] slopes, float[] gradient) {
    Layers layers = layersFor(n);
    backward(theta, new DenseRows(inputs, widths[0]), layers.identity, 0, n, slopes, gradient);
  }

  /**
   * As above, for a network that stands on another one.
   *
   * @param below takes dL/da⁰, shape (n, p) row by row, overwritten
   */
  public void backward(
      float[] theta, float[] inputs, int n, float[] slopes, float[] gradient, float[] below) {
    Layers layers = layersFor(n);
    Rows rows = new DenseRows(inputs, widths[0]);
    float[] delta = backward(theta, rows, layers.identity, 0, n, slopes, gradient);
    timesTransposed(theta, first, layers, 1, n, delta, below);
  }

  /** As above, over the rows that {@code order[from … to)} names. */
  float[] forward(float[] theta, Rows rows, int[] order, int from, int to) {
    int n = to - from;
    Layers layers = layersFor(n);
    int at = first;
    for (int l = 1; l < widths.length; l++) {
      int in = widths[l - 1];
      int out = widths[l];
      float[] z = layers.activations[l];
      for (int i = 0; i < n; i++) {
        System.arraycopy(theta, at + in * out, z, i * out, out);
      }
      if (l == 1) {
        for (int i = 0; i < n; i++) {
          rows.addProduct(order[from + i], theta, at, out, z, i * out);
        }
      } else {
        addProduct(layers.activations[l - 1], n, in, theta, at, out, z);
      }
      if (l < widths.length - 1) {
        activation.apply(z, n * out);
      }
      at += (in + 1) * out;
    }
    return layers.activations[widths.length - 1];
  }

  /** As above, over the rows that {@code order[from … to)} names; returns δ¹. */
  float[] backward(
      float[] theta, Rows rows, int[] order, int from, int to, float[] slopes, float[] gradient) {
    int n = to - from;
    Layers layers = layersFor(n);
    int at = first + size();
    float[] delta = slopes;
    for (int l = widths.length - 1; l >= 1; l--) {
      int in = widths[l - 1];
      int out = widths[l];
      at -= (in + 1) * out;
      for (int i = 0; i < n; i++) {
        Axpy.add(1, delta, i * out, gradient, at + in * out, out);
      }
      if (l == 1) {
        for (int i = 0; i < n; i++) {
          rows.addOuter(order[from + i], delta, i * out, out, gradient, at);
        }
      } else {
        addOuters(layers.activations[l - 1], n, in, delta, out, gradient, at);
        delta = deltaBelow(theta, at, layers, l, n, delta);
      }
    }
    return delta;
  }

  /** z[i] += Σⱼ a[i, j] w[j]: four rows of the weights stay in cache while the batch passes by. */
  private static void addProduct(
      float[] a, int rows, int in, float[] w, int at, int out, float[] z) {
    int j = 0;
    for (; j + 3 < in; j += 4) {
      for (int i = 0; i < rows; i++) {
        Axpy.addFour(a, i * in + j, 1, w, at + j * out, z, i * out, out);
      }
    }
    for (; j < in; j++) {
      for (int i = 0; i < rows; i++) {
        Axpy.add(a[i * in + j], w, at + j * out, z, i * out, out);
      }
    }
  }

  /** dL/dW[j] += Σᵢ a[i, j] δ[i]. */
  private static void addOuters(
      float[] a, int rows, int in, float[] delta, int out, float[] gradient, int at) {
    for (int j = 0; j < in; j++) {
      int i = 0;
      for (; i + 3 < rows; i += 4) {
        Axpy.addFour(a, i * in + j, in, delta, i * out, gradient, at + j * out, out);
      }
      for (; i < rows; i++) {
        Axpy.add(a[i * in + j], delta, i * out, gradient, at + j * out, out);
      }
    }
  }

  /** δˡ⁻¹ = δˡ (Wˡ)ᵀ ⊙ σ′. */
  private float[] deltaBelow(float[] theta, int at, Layers layers, int l, int rows, float[] delta) {
    float[] below = layers.deltas[l - 1];
    timesTransposed(theta, at, layers, l, rows, delta, below);
    activation.timesSlope(layers.activations[l - 1], below, rows * widths[l - 1]);
    return below;
  }

  /** below = δˡ (Wˡ)ᵀ. */
  private void timesTransposed(
      float[] theta, int at, Layers layers, int l, int rows, float[] delta, float[] below) {
    int in = widths[l - 1];
    int out = widths[l];
    float[] transposed = layers.transposed[l];
    for (int j = 0; j < in; j++) {
      for (int k = 0; k < out; k++) {
        transposed[k * in + j] = theta[at + j * out + k];
      }
    }
    Arrays.fill(below, 0, rows * in, 0);
    addProduct(delta, rows, out, transposed, 0, in, below);
  }

  private Layers layersFor(int rows) {
    if (scratch == null || scratch.rows < rows) {
      scratch = new Layers(widths, rows);
    }
    return scratch;
  }

  /** Scratch space for batches of up to {@code rows} rows. */
  private static final class Layers {
    final int rows;
    final int[] identity;
    final float[][] activations;
    final float[][] deltas;
    final float[][] transposed;

    Layers(int[] widths, int rows) {
      this.rows = rows;
      identity = new int[rows];
      Arrays.setAll(identity, i -> i);
      activations = new float[widths.length][];
      deltas = new float[widths.length][];
      transposed = new float[widths.length][];
      for (int l = 1; l < widths.length; l++) {
        activations[l] = new float[rows * widths[l]];
        deltas[l] = new float[rows * widths[l]];
        transposed[l] = new float[widths[l - 1] * widths[l]];
      }
    }
  }
}
