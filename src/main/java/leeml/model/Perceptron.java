package leeml.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The fully connected network, with back propagation written out.
 *
 * <p>Forward, for layers l = 1 … L over a batch of n rows, with a⁰ the features: zˡ = aˡ⁻¹ Wˡ + bˡ,
 * aˡ = σ(zˡ), the last layer without σ. Backward: δᴸ = dℓ/dzᴸ / n; dL/dWˡ = (aˡ⁻¹)ᵀ δˡ; dL/dbˡ = Σᵢ
 * δˡᵢ; δˡ⁻¹ = δˡ (Wˡ)ᵀ ⊙ σ′(zˡ⁻¹).
 *
 * <p>θ is W¹, shape (p, h₁) row by row, b¹, W², b², … All products run over the outputs in the
 * inner loop, so that the compiler can use vector instructions; the backward one takes Wᵀ for that.
 *
 * <p>Source: Rumelhart, Hinton, Williams, Learning representations by back-propagating errors,
 * Nature 323 (1986).
 */
public final class Perceptron implements Objective<ExampleBatch> {

  private final int[] widths;
  private final Activation activation;
  private final Loss loss;
  private transient Layers scratch;

  /**
   * A network.
   *
   * @param widths features, hidden layers, outputs: at least two numbers, each at least 1
   * @param activation σ of the hidden layers
   * @param loss what the outputs mean; {@link Loss#SQUARE_ERROR} takes one output
   */
  public Perceptron(int[] widths, Activation activation, Loss loss) {
    if (widths.length < 2 || Arrays.stream(widths).min().orElseThrow() < 1) {
      throw new IllegalArgumentException(
          "widths " + Arrays.toString(widths) + ", expected at least two, each at least 1");
    }
    if (loss == Loss.SQUARE_ERROR && widths[widths.length - 1] != 1) {
      throw new IllegalArgumentException(
          widths[widths.length - 1] + " outputs with square error, expected 1");
    }
    this.widths = widths.clone();
    this.activation = activation;
    this.loss = loss;
  }

  @Override
  public int size() {
    int size = 0;
    for (int l = 1; l < widths.length; l++) {
      size += (widths[l - 1] + 1) * widths[l];
    }
    return size;
  }

  /**
   * Weights uniform in ±√(6 / (in + out)), biases 0 (Glorot, Bengio, AISTATS 2010, eq. 16); for
   * ReLU uniform in ±√(6 / in) (He et al., ICCV 2015).
   */
  @Override
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

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    if (batch.size() == 0) {
      return 0;
    }
    Layers layers = layersFor(batch.size());
    forward(theta, batch, layers);
    double mean = outputLoss(batch, layers);
    backward(theta, batch, layers, gradient);
    return mean;
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    if (batch.size() == 0) {
      return 0;
    }
    Layers layers = layersFor(batch.size());
    forward(theta, batch, layers);
    return outputLoss(batch, layers);
  }

  /**
   * The outputs zᴸ of a batch, shape (n, K) row by row: scores of classes, or the predicted number.
   */
  public float[] outputs(float[] theta, ExampleBatch batch) {
    if (batch.size() == 0) {
      return new float[0];
    }
    Layers layers = layersFor(batch.size());
    forward(theta, batch, layers);
    int last = widths.length - 1;
    return Arrays.copyOf(layers.activations[last], batch.size() * widths[last]);
  }

  /** The share of a batch whose largest output is the target's; NaN for an empty batch. */
  public double accuracy(float[] theta, ExampleBatch batch) {
    float[] outputs = outputs(theta, batch);
    int classes = widths[widths.length - 1];
    int right = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (Softmax.argMax(outputs, i * classes, classes) == (int) batch.target(i)) {
        right++;
      }
    }
    return (double) right / batch.size();
  }

  private void forward(float[] theta, ExampleBatch batch, Layers layers) {
    int at = 0;
    for (int l = 1; l < widths.length; l++) {
      int in = widths[l - 1];
      int out = widths[l];
      float[] z = layers.activations[l];
      for (int i = 0; i < batch.size(); i++) {
        System.arraycopy(theta, at + in * out, z, i * out, out);
      }
      if (l == 1) {
        Rows rows = batch.examples().rows();
        for (int i = 0; i < batch.size(); i++) {
          rows.addProduct(batch.row(i), theta, at, out, z, i * out);
        }
      } else {
        addProduct(layers.activations[l - 1], batch.size(), in, theta, at, out, z);
      }
      if (l < widths.length - 1) {
        for (int i = 0; i < batch.size() * out; i++) {
          z[i] = activation.apply(z[i]);
        }
      }
      at += (in + 1) * out;
    }
  }

  /** z[i] += Σⱼ a[i, j] w[j]: the weights' row stays in cache while the batch passes by. */
  private static void addProduct(
      float[] a, int rows, int in, float[] w, int at, int out, float[] z) {
    for (int j = 0; j < in; j++) {
      for (int i = 0; i < rows; i++) {
        Axpy.add(a[i * in + j], w, at + j * out, z, i * out, out);
      }
    }
  }

  /** Mean loss; leaves δᴸ where the outputs were. */
  private double outputLoss(ExampleBatch batch, Layers layers) {
    int last = widths.length - 1;
    int outputs = widths[last];
    float[] z = layers.activations[last];
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      total += loss.lossAndSlope(z, i * outputs, outputs, batch.target(i));
    }
    float perExample = 1f / batch.size();
    for (int i = 0; i < batch.size() * outputs; i++) {
      z[i] *= perExample;
    }
    return total / batch.size();
  }

  private void backward(float[] theta, ExampleBatch batch, Layers layers, float[] gradient) {
    int at = size();
    float[] delta = layers.activations[widths.length - 1];
    for (int l = widths.length - 1; l >= 1; l--) {
      int in = widths[l - 1];
      int out = widths[l];
      at -= (in + 1) * out;
      for (int i = 0; i < batch.size(); i++) {
        Axpy.add(1, delta, i * out, gradient, at + in * out, out);
      }
      if (l == 1) {
        Rows rows = batch.examples().rows();
        for (int i = 0; i < batch.size(); i++) {
          rows.addOuter(batch.row(i), delta, i * out, out, gradient, at);
        }
      } else {
        float[] a = layers.activations[l - 1];
        addOuters(a, batch.size(), in, delta, out, gradient, at);
        delta = deltaBelow(theta, at, layers, l, batch.size(), delta);
      }
    }
  }

  /** dL/dW[j] += Σᵢ a[i, j] δ[i]. */
  private static void addOuters(
      float[] a, int rows, int in, float[] delta, int out, float[] gradient, int at) {
    for (int j = 0; j < in; j++) {
      for (int i = 0; i < rows; i++) {
        Axpy.add(a[i * in + j], delta, i * out, gradient, at + j * out, out);
      }
    }
  }

  /** δˡ⁻¹ = δˡ (Wˡ)ᵀ ⊙ σ′. */
  private float[] deltaBelow(float[] theta, int at, Layers layers, int l, int rows, float[] delta) {
    int in = widths[l - 1];
    int out = widths[l];
    float[] transposed = layers.transposed[l];
    for (int j = 0; j < in; j++) {
      for (int k = 0; k < out; k++) {
        transposed[k * in + j] = theta[at + j * out + k];
      }
    }
    float[] below = layers.deltas[l - 1];
    Arrays.fill(below, 0, rows * in, 0);
    addProduct(delta, rows, out, transposed, 0, in, below);
    float[] a = layers.activations[l - 1];
    for (int i = 0; i < rows * in; i++) {
      below[i] *= activation.slope(a[i]);
    }
    return below;
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
    final float[][] activations;
    final float[][] deltas;
    final float[][] transposed;

    Layers(int[] widths, int rows) {
      this.rows = rows;
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
