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

  private final int vocabulary;
  private final List<Layer> layers;
  private final SequenceLoss loss;
  private final boolean noisy;
  private transient float[][] rows;
  private transient float[][] slopes;

  private RecurrentNet(int vocabulary, List<Layer> layers, SequenceLoss loss) {
    this.vocabulary = vocabulary;
    this.layers = List.copyOf(layers);
    this.loss = loss;
    this.noisy = layers.stream().anyMatch(Dropout.class::isInstance);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network of no layers, expected at least one");
    }
    for (int l = 1; l < layers.size(); l++) {
      if (layers.get(l).inputs() != layers.get(l - 1).outputs()) {
        throw new IllegalArgumentException(
            "layer %d takes %d numbers, the one below gives %d"
                .formatted(l, layers.get(l).inputs(), layers.get(l - 1).outputs()));
      }
    }
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
    return layers.get(layers.size() - 1).outputs();
  }

  @Override
  public int size() {
    return embedding() + layers.stream().mapToInt(Layer::size).sum();
  }

  private int embedding() {
    return vocabulary * layers.get(0).inputs();
  }

  /** E uniform in ±0.1, the layers as each says. */
  @Override
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    int at = embedding();
    for (int k = 0; k < at; k++) {
      theta[k] = (float) random.nextDouble(-0.1, 0.1);
    }
    for (Layer layer : layers) {
      layer.initialize(random, theta, at);
      at += layer.size();
    }
    return theta;
  }

  @Override
  public double lossAndGradient(float[] theta, SequenceBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    if (batch.size() == 0) {
      return 0;
    }
    PackedSteps packed = PackedSteps.of(batch);
    if (noisy) {
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

  /** Fills {@link #rows}: what goes into each layer, and what the last one gives. */
  private float[] forward(float[] theta, PackedSteps packed) {
    if (theta.length != size()) {
      throw new IllegalArgumentException(
          "%d parameters for a network of %d".formatted(theta.length, size()));
    }
    if (rows == null) {
      rows = new float[layers.size() + 1][];
      slopes = new float[layers.size() + 1][];
    }
    rows[0] = Rows.atLeast(rows[0], packed.rows() * layers.get(0).inputs());
    read(theta, packed);
    int at = embedding();
    for (int l = 0; l < layers.size(); l++) {
      rows[l + 1] = layers.get(l).forward(theta, at, packed, rows[l]);
      at += layers.get(l).size();
    }
    return rows[layers.size()];
  }

  private void read(float[] theta, PackedSteps packed) {
    int width = layers.get(0).inputs();
    for (int p = 0; p < packed.count(); p++) {
      for (int t = 0; t < packed.length(p); t++) {
        float[] from = theta;
        int at;
        if (packed.batch().set().inputs() instanceof Frames frames) {
          from = frames.values()[packed.sequence(p)];
          at = t * width;
        } else {
          at = token(packed, p, t) * width;
        }
        System.arraycopy(from, at, rows[0], packed.row(t, p) * width, width);
      }
    }
  }

  private int token(PackedSteps packed, int p, int t) {
    int id = ((Tokens) packed.batch().set().inputs()).ids()[packed.sequence(p)][t];
    if (id >= vocabulary) {
      throw new IllegalArgumentException(
          "token %d in sequence %d, expected 0 … %d"
              .formatted(id, packed.sequence(p), vocabulary - 1));
    }
    return id;
  }

  private void backward(float[] theta, PackedSteps packed, float[] slope, float[] gradient) {
    int at = size();
    float[] above = slope;
    for (int l = layers.size() - 1; l >= 0; l--) {
      Layer layer = layers.get(l);
      at -= layer.size();
      float[] below = null;
      if (l > 0 || vocabulary > 0) {
        slopes[l] = Rows.atLeast(slopes[l], packed.rows() * layer.inputs());
        below = slopes[l];
      }
      layer.backward(theta, at, packed, rows[l], above, below, gradient);
      above = below;
    }
    if (vocabulary > 0) {
      addToEmbedding(packed, above, gradient);
    }
  }

  private void addToEmbedding(PackedSteps packed, float[] slope, float[] gradient) {
    int width = layers.get(0).inputs();
    for (int p = 0; p < packed.count(); p++) {
      for (int t = 0; t < packed.length(p); t++) {
        int into = token(packed, p, t) * width;
        int from = packed.row(t, p) * width;
        for (int k = 0; k < width; k++) {
          gradient[into + k] += slope[from + k];
        }
      }
    }
  }

  private float[] copied(float[] z, int length) {
    int last = slopes.length - 1;
    slopes[last] = Rows.atLeast(slopes[last], length);
    System.arraycopy(z, 0, slopes[last], 0, length);
    return slopes[last];
  }

  /** A number for this θ and batch; of θ a part is looked at, since every step moves all of it. */
  private static long noiseSeed(float[] theta, SequenceBatch batch) {
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
