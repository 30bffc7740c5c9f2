package leeml.model.recurrent;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.model.Objective;
import leeml.model.sequence.Frames;
import leeml.model.sequence.PackedSteps;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.Tokens;

/**
 * A stack of layers over sequences, as an objective: L(θ) = 1/n Σᵢ ℓ(z(xᵢ; θ), yᵢ) over n
 * sequences, each the sum of what its steps cost.
 *
 * <p>Tokens go through an embedding first: a row of a table E, shape (vocabulary, width). θ is E,
 * then the layers' parameters in their order. With {@link Dropout} the noise derives from θ and the
 * batch's sequences: the same θ and batch give the same answer; {@link #loss} and {@link #scores}
 * are without noise.
 *
 * <p>Source of the gradient: Werbos, Backpropagation through time, Proceedings of the IEEE 78
 * (1990).
 */
public final class RecurrentNet implements Objective<SequenceBatch> {

  private static final int SAMPLED_PARAMETERS = 1024;

  /** Sequences that go through at a time where none is learned from. */
  private static final int MOST_AT_A_TIME = 256;

  private final StepReader reader;
  private final Stack layers;
  private final SequenceLoss loss;
  private transient float[] inputs;
  private transient float[] slopes;
  private transient float[] below;

  private RecurrentNet(int vocabulary, List<Layer> layers, SequenceLoss loss) {
    this.layers = new Stack(layers);
    this.reader = new StepReader(vocabulary, this.layers.inputs());
    this.loss = loss;
  }

  /** A network over {@link Frames}. */
  public static RecurrentNet ofFrames(List<Layer> layers, SequenceLoss loss) {
    return new RecurrentNet(0, layers, loss);
  }

  /**
   * A network over {@link Tokens}, embedded in as many numbers as the first layer takes.
   *
   * @param vocabulary how many different tokens there are, at least 1
   */
  public static RecurrentNet ofTokens(int vocabulary, List<Layer> layers, SequenceLoss loss) {
    Rows.requireWidth("vocabulary", vocabulary);
    return new RecurrentNet(vocabulary, layers, loss);
  }

  /** The number K of scores a step. */
  public int classes() {
    return layers.outputs();
  }

  @Override
  public int size() {
    return reader.size() + layers.size();
  }

  /** E uniform in ±0.1, the layers as each says. */
  @Override
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    reader.initialize(random, theta);
    layers.initialize(random, theta, reader.size());
    return theta;
  }

  @Override
  public double lossAndGradient(float[] theta, SequenceBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    if (batch.size() == 0) {
      return 0;
    }
    PackedSteps packed = PackedSteps.of(batch);
    if (layers.noisy()) {
      packed = packed.withNoise(noiseSeed(theta, batch));
    }
    float[] z = forward(theta, packed);
    float[] slope = copied(z, packed.rows() * classes());
    double sum = loss.lossAndSlope(packed, slope, classes());
    for (int k = 0; k < packed.rows() * classes(); k++) {
      slope[k] /= batch.size();
    }
    backward(theta, packed, slope, gradient);
    return sum / batch.size();
  }

  @Override
  public double loss(float[] theta, SequenceBatch batch) {
    double sum = 0;
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      PackedSteps packed =
          PackedSteps.of(batch.part(from, Math.min(batch.size(), from + MOST_AT_A_TIME)));
      float[] z = forward(theta, packed);
      sum += loss.lossAndSlope(packed, copied(z, packed.rows() * classes()), classes());
    }
    return batch.size() == 0 ? 0 : sum / batch.size();
  }

  /**
   * The scores z of a batch of any size.
   *
   * @param theta shape (d); not modified
   * @return by sequence of the batch, shape (T, K) step by step
   */
  public float[][] scores(float[] theta, SequenceBatch batch) {
    float[][] scores = new float[batch.size()][];
    int classes = classes();
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      PackedSteps packed =
          PackedSteps.of(batch.part(from, Math.min(batch.size(), from + MOST_AT_A_TIME)));
      float[] z = forward(theta, packed);
      for (int p = 0; p < packed.count(); p++) {
        float[] own = new float[packed.length(p) * classes];
        for (int t = 0; t < packed.length(p); t++) {
          System.arraycopy(z, packed.row(t, p) * classes, own, t * classes, classes);
        }
        scores[from + packed.inBatch(p)] = own;
      }
    }
    return scores;
  }

  private float[] forward(float[] theta, PackedSteps packed) {
    if (theta.length != size()) {
      throw new IllegalArgumentException(
          "%d parameters for a network of %d".formatted(theta.length, size()));
    }
    inputs = Rows.atLeast(inputs, packed.rows() * reader.width());
    for (int p = 0; p < packed.count(); p++) {
      for (int t = 0; t < packed.length(p); t++) {
        reader.read(theta, packed, p, t, inputs, packed.row(t, p) * reader.width());
      }
    }
    return layers.forward(theta, reader.size(), packed, inputs);
  }

  private void backward(float[] theta, PackedSteps packed, float[] slope, float[] gradient) {
    if (reader.size() == 0) {
      layers.backward(theta, 0, packed, inputs, slope, null, gradient);
      return;
    }
    below = Rows.atLeast(below, packed.rows() * reader.width());
    layers.backward(theta, reader.size(), packed, inputs, slope, below, gradient);
    for (int p = 0; p < packed.count(); p++) {
      for (int t = 0; t < packed.length(p); t++) {
        reader.addSlope(below, packed.row(t, p) * reader.width(), packed, p, t, gradient);
      }
    }
  }

  private float[] copied(float[] z, int length) {
    slopes = Rows.atLeast(slopes, length);
    System.arraycopy(z, 0, slopes, 0, length);
    return slopes;
  }

  /** A number for this θ and batch; of θ a part is looked at, since every step moves all of it. */
  static long noiseSeed(float[] theta, SequenceBatch batch) {
    long seed = 1;
    for (int i = 0; i < batch.size(); i++) {
      seed = seed * 31 + batch.sequence(i);
    }
    int stride = Math.max(1, theta.length / SAMPLED_PARAMETERS);
    for (int i = theta.length - 1; i >= 0; i -= stride) {
      seed = seed * 31 + Float.floatToRawIntBits(theta[i]);
    }
    return seed;
  }
}
