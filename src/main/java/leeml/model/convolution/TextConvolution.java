package leeml.model.convolution;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.model.NoiseSeed;
import leeml.model.Objective;
import leeml.model.Softmax;
import leeml.model.kernel.Kernel;
import leeml.model.sequence.SequenceBatch;

/**
 * A convolutional network over words: filters slide along a sentence, and of each filter the
 * largest value counts, wherever it was found.
 *
 * <p>With xₜ the embedding of word t, zeros outside of the sentence, a filter f of width k is wᶠ₀ …
 * wᶠ_{k−1} and a bias: cᶠₜ = bᶠ + Σ_a wᶠ_a · x_{t+a} at every place where the window holds a word,
 * hᶠ = max(0, maxₜ cᶠₜ). The scores are z = h O + c, the loss −ln softmax(z)[y]. In training a
 * share of h is hidden and the rest scaled up (dropout); the noise derives from θ and the batch.
 *
 * <p>Only the window that won gets a gradient, so that the way back costs a fraction of the way
 * forward, 1 / T of it in the convolutions.
 *
 * <p>θ is the embedding's table E, shape (vocabulary, inputs); for each width k the weights, shape
 * (k, filters, inputs), and biases; O, shape (all filters, classes), and c.
 *
 * <p>Source: Kim, Convolutional neural networks for sentence classification, EMNLP 2014, the
 * variant CNN-rand, without the limit on the norm of O's rows and with windows that reach over the
 * ends.
 */
public final class TextConvolution implements Objective<SequenceBatch> {

  /** Sentences that go through at a time where none is learned from. */
  private static final int MOST_AT_A_TIME = 256;

  private final int vocabulary;
  private final int inputs;
  private final int[] widths;
  private final int filters;
  private final int classes;
  private final double dropout;
  private final PooledScores output;
  private transient Windows windows;

  /**
   * A network.
   *
   * @param vocabulary how many different words there are, at least 1
   * @param inputs numbers of an embedded word, at least 1
   * @param widths words that a window sees, one or more
   * @param filters of each width, at least 1
   * @param classes K, at least 2
   * @param dropout the share of filters that are hidden in training, in [0, 1)
   */
  public TextConvolution(
      int vocabulary, int inputs, List<Integer> widths, int filters, int classes, double dropout) {
    if (vocabulary < 1 || inputs < 1 || filters < 1 || classes < 2 || widths.isEmpty()) {
      throw new IllegalArgumentException(
          "%d words of %d numbers, %d filters of each of the widths %s, %d classes: expected at"
                  .formatted(vocabulary, inputs, filters, widths, classes)
              + " least 1 of each, and 2 classes");
    }
    if (!(dropout >= 0 && dropout < 1) || widths.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "widths %s and dropout %s, expected at least 1 each, and in [0, 1)"
              .formatted(widths, dropout));
    }
    this.vocabulary = vocabulary;
    this.inputs = inputs;
    this.widths = widths.stream().mapToInt(Integer::intValue).toArray();
    this.filters = filters;
    this.classes = classes;
    this.dropout = dropout;
    this.output = new PooledScores(allFilters(), classes, weightsAt(this.widths.length));
  }

  /**
   * What the filters found in a batch.
   *
   * @param largest h before it is cut off at 0, shape (n, all filters), width by width
   * @param from the first word of the winning window, below 0 where it begins before the sentence
   */
  public record Found(float[][] largest, int[][] from) {}

  /** How many filters there are of all widths. */
  public int allFilters() {
    return widths.length * filters;
  }

  /** How many words a filter sees. */
  public int width(int filter) {
    return widths[filter / filters];
  }

  /** What a unit of a filter adds to a class's score: O[filter, k]. */
  public float weight(float[] theta, int filter, int k) {
    return output.weight(theta, filter, k);
  }

  @Override
  public int size() {
    return output.at() + output.size();
  }

  private int weightsAt(int group) {
    int at = vocabulary * inputs;
    for (int g = 0; g < group; g++) {
      at += (widths[g] * inputs + 1) * filters;
    }
    return at;
  }

  /** E uniform in ±0.25 as in the paper, the others after Glorot and Bengio, biases 0. */
  @Override
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    draw(random, theta, 0, vocabulary * inputs, 0.25);
    for (int g = 0; g < widths.length; g++) {
      double limit = Math.sqrt(6.0 / (widths[g] * inputs + filters));
      draw(random, theta, weightsAt(g), widths[g] * inputs * filters, limit);
    }
    double limit = Math.sqrt(6.0 / (allFilters() + classes));
    draw(random, theta, output.at(), allFilters() * classes, limit);
    return theta;
  }

  private static void draw(
      SplittableRandom random, float[] theta, int at, int length, double limit) {
    for (int k = at; k < at + length; k++) {
      theta[k] = (float) random.nextDouble(-limit, limit);
    }
  }

  @Override
  public double lossAndGradient(float[] theta, SequenceBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    if (batch.size() == 0) {
      return 0;
    }
    SpacedRows rows = forward(theta, batch);
    if (dropout > 0) {
      hide(new SplittableRandom(NoiseSeed.of(theta, batch.order(), batch.from(), batch.to())));
    }
    double sum = 0;
    float[] z = new float[classes];
    for (int i = 0; i < batch.size(); i++) {
      output.score(theta, windows, i, z);
      sum += Softmax.crossEntropy(z, 0, classes, target(batch, i));
      for (int k = 0; k < classes; k++) {
        z[k] /= batch.size();
      }
      backward(theta, rows, i, z, gradient);
    }
    return sum / batch.size();
  }

  @Override
  public double loss(float[] theta, SequenceBatch batch) {
    float[][] scores = scores(theta, batch);
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += Softmax.crossEntropy(scores[i], 0, classes, target(batch, i));
    }
    return scores.length == 0 ? 0 : sum / scores.length;
  }

  private int target(SequenceBatch batch, int i) {
    int[] target = batch.set().targets()[batch.sequence(i)];
    if (target.length != 1) {
      throw new IllegalArgumentException(
          "sequence %d has %d targets, expected one".formatted(batch.sequence(i), target.length));
    }
    return Softmax.classOf(target[0], classes);
  }

  /** The scores z of a batch of any size, shape (n, classes). */
  public float[][] scores(float[] theta, SequenceBatch batch) {
    float[][] scores = new float[batch.size()][classes];
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      SequenceBatch part = part(batch, from);
      forward(theta, part);
      for (int i = 0; i < part.size(); i++) {
        output.score(theta, windows, i, scores[from + i]);
      }
    }
    return scores;
  }

  /** Which window of each sentence of a batch excites each filter most. */
  public Found found(float[] theta, SequenceBatch batch) {
    Found found = new Found(new float[batch.size()][], new int[batch.size()][]);
    int all = allFilters();
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      SequenceBatch part = part(batch, from);
      SpacedRows rows = forward(theta, part);
      for (int i = 0; i < part.size(); i++) {
        int first = rows.first(i);
        found.largest()[from + i] = Arrays.copyOfRange(windows.largest, i * all, (i + 1) * all);
        int[] at = Arrays.copyOfRange(windows.at, i * all, (i + 1) * all);
        Arrays.setAll(at, f -> at[f] - first);
        found.from()[from + i] = at;
      }
    }
    return found;
  }

  private static SequenceBatch part(SequenceBatch batch, int from) {
    return batch.part(from, Math.min(batch.size(), from + MOST_AT_A_TIME));
  }

  /** Fills {@link #windows}: embedded words, and of every filter the largest value and where. */
  private SpacedRows forward(float[] theta, SequenceBatch batch) {
    if (theta.length != size()) {
      throw new IllegalArgumentException(
          "%d parameters for a network of %d".formatted(theta.length, size()));
    }
    int gap = Arrays.stream(widths).max().orElseThrow() - 1;
    SpacedRows rows = new SpacedRows(batch, gap, vocabulary);
    if (windows == null) {
      windows = new Windows();
    }
    windows.reserve(rows, inputs, filters, allFilters());
    for (int i = 0; i < rows.sentences(); i++) {
      for (int t = 0; t < rows.length(i); t++) {
        System.arraycopy(
            theta, rows.id(i, t) * inputs, windows.x, (rows.first(i) + t) * inputs, inputs);
      }
    }
    for (int g = 0; g < widths.length; g++) {
      slide(theta, rows.rows() - widths[g] + 1, g);
      for (int i = 0; i < rows.sentences(); i++) {
        pool(rows, i, g);
      }
    }
    return rows;
  }

  /** z of all windows of a width: for each offset of the window one product over all rows. */
  private void slide(float[] theta, int places, int group) {
    int at = weightsAt(group);
    int bias = at + widths[group] * inputs * filters;
    for (int r = 0; r < places; r++) {
      System.arraycopy(theta, bias, windows.z, r * filters, filters);
    }
    for (int a = 0; a < widths[group]; a++) {
      windows.panels.packTransposed(theta, at + a * filters * inputs, filters, inputs);
      Kernel.fastest().addProduct(windows.x, a * inputs, places, windows.panels, windows.z, 0);
    }
  }

  /** The largest of a sentence's windows, for the filters of one width. */
  private void pool(SpacedRows rows, int i, int group) {
    int at = i * allFilters() + group * filters;
    Arrays.fill(windows.largest, at, at + filters, Float.NEGATIVE_INFINITY);
    for (int r = rows.first(i) - widths[group] + 1; r < rows.end(i); r++) {
      for (int f = 0; f < filters; f++) {
        float c = windows.z[r * filters + f];
        if (c > windows.largest[at + f]) {
          windows.largest[at + f] = c;
          windows.at[at + f] = r;
        }
      }
    }
    for (int f = at; f < at + filters; f++) {
      windows.kept[f] = windows.largest[f] > 0 ? 1 : 0;
    }
  }

  private void hide(SplittableRandom random) {
    float scale = (float) (1 / (1 - dropout));
    for (int f = 0; f < windows.pooled; f++) {
      windows.kept[f] *= random.nextDouble() < dropout ? 0 : scale;
    }
  }

  private void backward(float[] theta, SpacedRows rows, int i, float[] slope, float[] gradient) {
    output.addBiases(slope, gradient);
    for (int f = 0; f < allFilters(); f++) {
      if (windows.kept[i * allFilters() + f] != 0) {
        float delta = output.addWeights(theta, windows, i, f, slope, gradient);
        addWindow(theta, rows, i, f, delta, gradient);
      }
    }
  }

  /** The winning window's part of the gradient of its filter's weights and of its words. */
  private void addWindow(
      float[] theta, SpacedRows rows, int i, int filter, float delta, float[] gradient) {
    int group = filter / filters;
    int width = widths[group];
    int at = weightsAt(group) + filter % filters * inputs;
    gradient[weightsAt(group) + width * inputs * filters + filter % filters] += delta;
    int from = windows.at[i * allFilters() + filter] - rows.first(i);
    for (int a = Math.max(0, -from); a < width && from + a < rows.length(i); a++) {
      int word = rows.id(i, from + a) * inputs;
      int w = at + a * filters * inputs;
      for (int j = 0; j < inputs; j++) {
        gradient[w + j] += delta * theta[word + j];
        gradient[word + j] += delta * theta[w + j];
      }
    }
  }
}
