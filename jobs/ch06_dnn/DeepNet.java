package ch06_dnn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.model.Scores;

/**
 * Back propagation written out after the lecture, one example at a time: fully connected layers,
 * softmax with cross entropy at the end.
 *
 * <p>Forward pass, with a⁰ = x: zˡ = aˡ⁻¹ Wˡ + bˡ, aˡ = σ(zˡ); it leaves ∂zˡ/∂Wˡ, which is aˡ⁻¹.
 * Backward pass, with δ = ∂ℓ/∂z: δᴸ = softmax(zᴸ) − onehot(y), and δˡ⁻¹ = σ′(zˡ⁻¹) ⊙ δˡ (Wˡ)ᵀ: the
 * network run from its end, with amplifiers σ′ in place of σ. Then ∂ℓ/∂Wˡ = (aˡ⁻¹)ᵀ δˡ, ∂ℓ/∂bˡ =
 * δˡ.
 *
 * <p>θ is W¹ row by row, b¹, W², b², … as in {@link leeml.model.DenseNet}, which does the same in
 * batches and faster. One thread uses an instance at a time.
 *
 * <p>Source: Rumelhart, Hinton, Williams 1986; maxout: Goodfellow et al., ICML 2013.
 */
final class DeepNet implements Objective<ExampleBatch> {

  private final int[] widths;
  private final Bend bend;

  /**
   * A network.
   *
   * @param widths inputs, hidden layers, classes: at least two numbers, each at least 1
   * @param bend σ of the hidden layers
   */
  DeepNet(int[] widths, Bend bend) {
    if (widths.length < 2 || Arrays.stream(widths).min().orElseThrow() < 1) {
      throw new IllegalArgumentException(
          "widths " + Arrays.toString(widths) + ", expected at least two, each at least 1");
    }
    this.widths = widths.clone();
    this.bend = bend;
  }

  /** Inputs, {@code depth} hidden layers of the same width, classes. */
  static DeepNet of(int inputs, int depth, int width, int classes, Bend bend) {
    int[] widths = new int[depth + 2];
    Arrays.fill(widths, width);
    widths[0] = inputs;
    widths[depth + 1] = classes;
    return new DeepNet(widths, bend);
  }

  /** The number of layers that have weights: hidden ones and the last. */
  int layers() {
    return widths.length - 1;
  }

  /** Columns of Wˡ, l = 1 … L: what a layer puts out before σ. */
  private int columns(int layer) {
    return widths[layer] * (layer < layers() ? bend.pieces() : 1);
  }

  private int classes() {
    return widths[layers()];
  }

  @Override
  public int size() {
    return start(layers() + 1);
  }

  /** Where Wˡ begins in θ. */
  int start(int layer) {
    int at = 0;
    for (int l = 1; l < layer; l++) {
      at += (widths[l - 1] + 1) * columns(l);
    }
    return at;
  }

  /** Weights normal with the deviation that σ asks for, see {@link Bend#deviation}; biases 0. */
  @Override
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    for (int l = 1; l <= layers(); l++) {
      double deviation = bend.deviation(widths[l - 1], widths[l]);
      int weights = widths[l - 1] * columns(l);
      for (int i = start(l); i < start(l) + weights; i++) {
        theta[i] = (float) (deviation * random.nextGaussian());
      }
    }
    return theta;
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    double[] sum = new double[theta.length];
    double loss = 0;
    for (int i = 0; i < batch.size(); i++) {
      Passes passes = forward(theta, batch, i);
      double[] p = softmax(passes.scores());
      int y = (int) batch.target(i);
      loss -= Math.log(p[y]);
      p[y] -= 1;
      backward(theta, passes, p, sum);
    }
    int count = Math.max(1, batch.size());
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) (sum[i] / count);
    }
    return loss / count;
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    double loss = 0;
    for (int i = 0; i < batch.size(); i++) {
      loss -= Math.log(softmax(forward(theta, batch, i).scores())[(int) batch.target(i)]);
    }
    return loss / Math.max(1, batch.size());
  }

  /**
   * What one example leaves in the layers.
   *
   * @param z the sums of each layer, from 1 on
   * @param a the inputs, and the outputs of each layer
   */
  record Passes(double[][] z, double[][] a) {

    double[] scores() {
      return z[z.length - 1];
    }
  }

  /** The forward pass of a batch's example. */
  Passes forward(float[] theta, ExampleBatch batch, int example) {
    float[] x = new float[widths[0]];
    batch.examples().rows().addScaled(batch.row(example), 1, x, 0);
    Passes passes = new Passes(new double[layers() + 1][], new double[layers() + 1][]);
    passes.a[0] = IntStream.range(0, x.length).mapToDouble(j -> x[j]).toArray();
    for (int l = 1; l <= layers(); l++) {
      double[] z = sums(theta, l, passes.a[l - 1]);
      passes.z[l] = z;
      passes.a[l] = l < layers() ? bend.apply(z) : z;
    }
    return passes;
  }

  /** zˡ = aˡ⁻¹ Wˡ + bˡ. */
  private double[] sums(float[] theta, int layer, double[] a) {
    int columns = columns(layer);
    double[] z = new double[columns];
    int row = start(layer);
    for (double input : a) {
      for (int k = 0; k < columns && input != 0; k++) {
        z[k] += input * theta[row + k];
      }
      row += columns;
    }
    for (int k = 0; k < columns; k++) {
      z[k] += theta[row + k];
    }
    return z;
  }

  /** The backward pass from δᴸ; adds ∂ℓ/∂θ, and returns δ¹ … δᴸ at their layers. */
  double[][] backward(float[] theta, Passes passes, double[] last, double[] gradient) {
    double[][] deltas = new double[layers() + 1][];
    deltas[layers()] = last;
    for (int l = layers(); l >= 1; l--) {
      addOuter(passes.a[l - 1], deltas[l], gradient, start(l));
      if (l > 1) {
        deltas[l - 1] = bend.back(passes.z[l - 1], handedBack(theta, l, deltas[l]));
      }
    }
    return deltas;
  }

  /** ∂ℓ/∂W = aᵀ δ and ∂ℓ/∂b = δ, added from {@code start} on. */
  private static void addOuter(double[] a, double[] delta, double[] gradient, int start) {
    int row = start;
    for (double input : a) {
      for (int k = 0; k < delta.length && input != 0; k++) { // most pixels are black
        gradient[row + k] += input * delta[k];
      }
      row += delta.length;
    }
    for (int k = 0; k < delta.length; k++) {
      gradient[row + k] += delta[k];
    }
  }

  /** ∂ℓ/∂aˡ⁻¹ = δˡ (Wˡ)ᵀ. */
  private double[] handedBack(float[] theta, int layer, double[] delta) {
    double[] below = new double[widths[layer - 1]];
    int row = start(layer);
    for (int j = 0; j < below.length; j++) {
      for (int k = 0; k < delta.length; k++) {
        below[j] += theta[row + k] * delta[k];
      }
      row += delta.length;
    }
    return below;
  }

  /** pₖ = e^zₖ / Σ e^z, without overflow. */
  private static double[] softmax(double[] scores) {
    double max = Arrays.stream(scores).max().orElseThrow();
    double[] p = Arrays.stream(scores).map(z -> Math.exp(z - max)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(e -> e / sum).toArray();
  }

  /** Share of a batch whose largest score is that of its class; NaN of an empty batch. */
  double accuracy(float[] theta, ExampleBatch batch) {
    float[] scores = new float[batch.size() * classes()];
    for (int i = 0; i < batch.size(); i++) {
      double[] own = forward(theta, batch, i).scores();
      for (int k = 0; k < own.length; k++) {
        scores[i * classes() + k] = (float) own[k];
      }
    }
    return Scores.accuracy(scores, classes(), batch);
  }

  /** Root of the mean square of ∂L/∂Wˡ, for l = 1 … L. */
  List<Double> gradientByLayer(float[] gradient) {
    Double[] norms = new Double[layers()];
    for (int l = 1; l <= layers(); l++) {
      int weights = widths[l - 1] * columns(l);
      double sum = 0;
      for (int i = start(l); i < start(l) + weights; i++) {
        sum += (double) gradient[i] * gradient[i];
      }
      norms[l - 1] = Math.sqrt(sum / weights);
    }
    return List.of(norms);
  }
}
