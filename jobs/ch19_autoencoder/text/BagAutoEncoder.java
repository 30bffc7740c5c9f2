package ch19_autoencoder.text;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.Activation;
import leeml.model.DenseNet;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.NoiseSeed;
import leeml.model.Objective;
import leeml.model.Rows;
import leeml.model.kernel.Kernel;

/**
 * A deep auto-encoder of documents: weights of words, narrowing layers of tanh, the code without
 * bend, the same layers in reverse, a probability for each word.
 *
 * <p>A document's input x are its words' weights, and what it is asked for are its words: ℓ = −Σⱼ
 * qⱼ ln softmax(z)ⱼ with q_j ∝ xⱼ / idfⱼ, the share of word j in the document, as if its words had
 * been drawn one by one from the output. In training a share of the words is hidden from the input
 * and still asked for, so that a code must know of words by the company they keep.
 *
 * <p>θ is the encoder's parameters, then the decoder's.
 *
 * <p>Source: Hinton, Salakhutdinov, Reducing the dimensionality of data with neural networks,
 * Science 313 (2006), with its supporting material (documents); variant: Adam from a random start
 * with words hidden (Vincent et al., ICML 2008) in place of layers trained in advance.
 */
public final class BagAutoEncoder implements Objective<ExampleBatch> {

  /** Documents that go through at a time where none is learned from. */
  private static final int MOST_AT_A_TIME = 256;

  /** The length of an input: at 1 its words would hardly move the first layer at the start. */
  private static final float INPUT_LENGTH = 10;

  private final int words;
  private final int code;
  private final float[] perWord;
  private final double hidden;
  private final DenseNet encoder;
  private final DenseNet decoder;
  private transient float[] inputs;
  private transient float[] shares;
  private transient float[] codes;
  private transient float[] slopes;

  /**
   * A network.
   *
   * @param idf by word, above 0: the rows' weights over these are the words' counts but for a
   *     factor a row
   * @param layers units of the encoder's hidden layers
   * @param code numbers of a code
   * @param hidden the share of words that are hidden in training, in [0, 1)
   */
  public BagAutoEncoder(double[] idf, int[] layers, int code, double hidden) {
    this.words = idf.length;
    this.code = code;
    this.hidden = hidden;
    this.perWord = new float[words];
    for (int j = 0; j < words; j++) {
      perWord[j] = (float) (1 / idf[j]);
    }
    int[] down = new int[layers.length + 2];
    down[0] = words;
    System.arraycopy(layers, 0, down, 1, layers.length);
    down[layers.length + 1] = code;
    int[] up = new int[down.length];
    Arrays.setAll(up, l -> down[down.length - 1 - l]);
    encoder = new DenseNet(down, Activation.TANH);
    decoder = new DenseNet(up, Activation.TANH).at(encoder.size());
  }

  @Override
  public int size() {
    return encoder.size() + decoder.size();
  }

  @Override
  public float[] initial(long seed) {
    float[] theta = Arrays.copyOf(encoder.initial(seed), size());
    System.arraycopy(decoder.initial(seed + 1), 0, theta, encoder.size(), decoder.size());
    return theta;
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    int n = batch.size();
    if (n == 0) {
      return 0;
    }
    read(batch, 0, n);
    if (hidden > 0) {
      hide(new SplittableRandom(NoiseSeed.of(theta, batch.order(), batch.from(), batch.to())), n);
    }
    float[] z = forward(theta, n);
    double sum = crossEntropy(z, n);
    for (int k = 0; k < n * words; k++) {
      z[k] /= n;
    }
    decoder.backward(theta, codes, n, z, gradient, slopes);
    encoder.backward(theta, inputs, n, slopes, gradient);
    return sum / n;
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    double sum = 0;
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      int n = Math.min(MOST_AT_A_TIME, batch.size() - from);
      read(batch, from, n);
      sum += crossEntropy(forward(theta, n), n);
    }
    return batch.size() == 0 ? 0 : sum / batch.size();
  }

  /** The codes of documents, shape (n, code). */
  public float[][] codes(float[] theta, Examples documents) {
    float[][] all = new float[documents.size()][];
    ExampleBatch batch = documents.all();
    for (int from = 0; from < all.length; from += MOST_AT_A_TIME) {
      int n = Math.min(MOST_AT_A_TIME, all.length - from);
      read(batch, from, n);
      float[] some = encoder.forward(theta, inputs, n);
      for (int i = 0; i < n; i++) {
        all[from + i] = Arrays.copyOfRange(some, i * code, (i + 1) * code);
      }
    }
    return all;
  }

  /** The scores of the documents that were read; fills in their codes. */
  private float[] forward(float[] theta, int n) {
    if (codes == null || codes.length < n * code) {
      codes = new float[n * code];
      slopes = new float[n * code];
    }
    System.arraycopy(encoder.forward(theta, inputs, n), 0, codes, 0, n * code);
    return decoder.forward(theta, codes, n);
  }

  /** Fills in what n documents are read as, and what they are asked for. */
  private void read(ExampleBatch batch, int from, int n) {
    if (inputs == null || inputs.length < n * words) {
      inputs = new float[n * words];
      shares = new float[n * words];
    }
    Arrays.fill(inputs, 0, n * words, 0);
    Rows rows = batch.examples().rows();
    for (int i = 0; i < n; i++) {
      rows.addScaled(batch.row(from + i), INPUT_LENGTH, inputs, i * words);
      double sum = 0;
      for (int j = 0; j < words; j++) {
        shares[i * words + j] = inputs[i * words + j] * perWord[j];
        sum += shares[i * words + j];
      }
      float scale = sum == 0 ? 0 : (float) (1 / sum);
      for (int j = 0; j < words; j++) {
        shares[i * words + j] *= scale;
      }
    }
  }

  private void hide(SplittableRandom random, int n) {
    float scale = (float) (1 / (1 - hidden));
    for (int k = 0; k < n * words; k++) {
      if (inputs[k] != 0) {
        inputs[k] = random.nextDouble() < hidden ? 0 : scale * inputs[k];
      }
    }
  }

  /** Σ ℓ; overwrites the scores z with dℓ/dz = softmax(z) − q. */
  private double crossEntropy(float[] z, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      Kernel.fastest().softmax(z, i * words, words);
      for (int at = i * words; at < (i + 1) * words; at++) {
        if (shares[at] > 0) {
          sum -= shares[at] * Math.log(z[at]);
          z[at] -= shares[at];
        }
      }
    }
    return sum;
  }
}
