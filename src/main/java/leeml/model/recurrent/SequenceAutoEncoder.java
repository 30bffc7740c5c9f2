package leeml.model.recurrent;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.model.NoiseSeed;
import leeml.model.Objective;
import leeml.model.kernel.Kernel;
import leeml.model.sequence.Frames;
import leeml.model.sequence.PackedSteps;
import leeml.model.sequence.SequenceBatch;

/**
 * A sequence, squeezed into one vector and told again from it: L(θ) = 1/n Σᵢ Σₜ ℓ(x̂ₜ, xₜ) over n
 * sequences, each its own target.
 *
 * <p>The encoder reads x₀ … x_T₋₁; its last output is the code c. The decoder's input at step t is
 * (x_{t−1}, c), with zeros in place of x₋₁, and its output x̂ₜ says x_t: that it is told the true
 * x_{t−1} is <i>teacher forcing</i>. For tokens x stands for its row of the table E, which encoder
 * and decoder share, x̂ for scores, and ℓ = −ln softmax(x̂ₜ)[xₜ]; for frames ℓ = ½ |x̂ₜ − xₜ|².
 *
 * <p>A decoder that sees what came just before may do without the code. With a <i>taught</i> share
 * below 1, that much of the x_{t−1} is shown in training and the rest replaced by zeros; at 0 the
 * code alone must tell the whole, in training as in use. The noise derives from θ and the batch's
 * sequences; {@link #loss} and {@link #codes} are without it.
 *
 * <p>θ is E (none for frames), the encoder's parameters, the decoder's.
 *
 * <p>Source: Li, Luong, Jurafsky, A hierarchical neural autoencoder for paragraphs and documents,
 * ACL 2015, section 3.1 (the flat one); Dai, Le, Semi-supervised sequence learning, NIPS 2015.
 * Variant: the code goes into every step of the decoder, as in Cho et al., EMNLP 2014, not into its
 * first state. Hidden words: Bowman et al., Generating sentences from a continuous space, CoNLL
 * 2016, section 3.
 */
public final class SequenceAutoEncoder implements Objective<SequenceBatch> {

  /** Sequences that go through at a time where none is learned from. */
  private static final int MOST_AT_A_TIME = 64;

  private final StepReader reader;
  private final Stack encoder;
  private final Stack decoder;
  private final double taught;
  private transient float[] inputs;
  private transient float[] retold;
  private transient float[] slopes;
  private transient float[] retoldSlopes;
  private transient float[] stateSlopes;
  private transient float[] inputSlopes;
  private transient boolean[] shown;

  private SequenceAutoEncoder(
      StepReader reader, List<Layer> encoder, List<Layer> decoder, double taught) {
    this.reader = reader;
    this.encoder = new Stack(encoder);
    this.decoder = new Stack(decoder);
    this.taught = taught;
    if (!(taught >= 0 && taught <= 1)) {
      throw new IllegalArgumentException("taught share " + taught + ", expected in [0, 1]");
    }
    int telling = reader.vocabulary() > 0 ? reader.vocabulary() : reader.width();
    requireNumbers("the encoder takes", this.encoder.inputs(), reader.width());
    requireNumbers("the decoder takes", this.decoder.inputs(), reader.width() + codeSize());
    requireNumbers("the decoder gives", this.decoder.outputs(), telling);
  }

  private static void requireNumbers(String what, int there, int expected) {
    if (there != expected) {
      throw new IllegalArgumentException(
          "%s %d numbers, expected %d".formatted(what, there, expected));
    }
  }

  /**
   * Over {@link leeml.model.sequence.Tokens}, embedded in as many numbers as the encoder takes.
   *
   * @param vocabulary how many different tokens there are, at least 1
   * @param encoder from the embedding's width to the code
   * @param decoder from embedding and code side by side to {@code vocabulary} scores
   * @param taught the share of steps that see the one before them in training, in [0, 1]
   */
  public static SequenceAutoEncoder ofTokens(
      int vocabulary, List<Layer> encoder, List<Layer> decoder, double taught) {
    Rows.requireWidth("vocabulary", vocabulary);
    return new SequenceAutoEncoder(
        new StepReader(vocabulary, encoder.get(0).inputs()), encoder, decoder, taught);
  }

  /**
   * Over {@link Frames}.
   *
   * @param encoder from a frame to the code
   * @param decoder from frame and code side by side to a frame
   * @param taught as for tokens; frames are mostly like the one before, so that little is best
   */
  public static SequenceAutoEncoder ofFrames(
      List<Layer> encoder, List<Layer> decoder, double taught) {
    return new SequenceAutoEncoder(
        new StepReader(0, encoder.get(0).inputs()), encoder, decoder, taught);
  }

  /** How many numbers a code has. */
  public int codeSize() {
    return encoder.outputs();
  }

  @Override
  public int size() {
    return reader.size() + encoder.size() + decoder.size();
  }

  /** E uniform in ±0.1, the layers as each says. */
  @Override
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    reader.initialize(random, theta);
    encoder.initialize(random, theta, reader.size());
    decoder.initialize(random, theta, decoderAt());
    return theta;
  }

  private int decoderAt() {
    return reader.size() + encoder.size();
  }

  @Override
  public double lossAndGradient(float[] theta, SequenceBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    if (batch.size() == 0) {
      return 0;
    }
    PackedSteps packed = PackedSteps.of(batch);
    if (encoder.noisy() || decoder.noisy() || (taught > 0 && taught < 1)) {
      packed = packed.withNoise(NoiseSeed.of(theta, batch.order(), batch.from(), batch.to()));
    }
    float[] z = forward(theta, packed);
    int length = packed.rows() * decoder.outputs();
    slopes = Rows.atLeast(slopes, length);
    System.arraycopy(z, 0, slopes, 0, length);
    double sum = lossAndSlope(packed, slopes);
    for (int k = 0; k < length; k++) {
      slopes[k] /= batch.size();
    }
    backward(theta, packed, gradient);
    return sum / batch.size();
  }

  @Override
  public double loss(float[] theta, SequenceBatch batch) {
    double sum = 0;
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      PackedSteps packed = part(batch, from);
      sum += lossAndSlope(packed, forward(theta, packed));
    }
    return batch.size() == 0 ? 0 : sum / batch.size();
  }

  /**
   * The codes of a batch of any size.
   *
   * @param theta shape (d); not modified
   * @return by sequence of the batch, shape (code size)
   */
  public float[][] codes(float[] theta, SequenceBatch batch) {
    float[][] codes = new float[batch.size()][];
    int width = codeSize();
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      PackedSteps packed = part(batch, from);
      float[] states = encode(theta, packed);
      for (int p = 0; p < packed.count(); p++) {
        int at = packed.row(packed.length(p) - 1, p) * width;
        codes[from + packed.inBatch(p)] = Arrays.copyOfRange(states, at, at + width);
      }
    }
    return codes;
  }

  /**
   * What the decoder says at each step of each sequence of a batch, told the true step before.
   *
   * @return by sequence, shape (T, scores or frame) step by step
   */
  public float[][] retold(float[] theta, SequenceBatch batch) {
    float[][] told = new float[batch.size()][];
    int width = decoder.outputs();
    for (int from = 0; from < batch.size(); from += MOST_AT_A_TIME) {
      PackedSteps packed = part(batch, from);
      float[] z = forward(theta, packed);
      for (int p = 0; p < packed.count(); p++) {
        float[] own = new float[packed.length(p) * width];
        for (int t = 0; t < packed.length(p); t++) {
          System.arraycopy(z, packed.row(t, p) * width, own, t * width, width);
        }
        told[from + packed.inBatch(p)] = own;
      }
    }
    return told;
  }

  private static PackedSteps part(SequenceBatch batch, int from) {
    return PackedSteps.of(batch.part(from, Math.min(batch.size(), from + MOST_AT_A_TIME)));
  }

  private float[] encode(float[] theta, PackedSteps packed) {
    if (theta.length != size()) {
      throw new IllegalArgumentException(
          "%d parameters for a network of %d".formatted(theta.length, size()));
    }
    int width = reader.width();
    inputs = Rows.atLeast(inputs, packed.rows() * width);
    for (int p = 0; p < packed.count(); p++) {
      for (int t = 0; t < packed.length(p); t++) {
        reader.read(theta, packed, p, t, inputs, packed.row(t, p) * width);
      }
    }
    return encoder.forward(theta, reader.size(), packed, inputs);
  }

  private float[] forward(float[] theta, PackedSteps packed) {
    float[] states = encode(theta, packed);
    int width = reader.width();
    int code = codeSize();
    drawShown(packed);
    retold = Rows.atLeast(retold, packed.rows() * (width + code));
    for (int p = 0; p < packed.count(); p++) {
      int last = packed.row(packed.length(p) - 1, p) * code;
      for (int t = 0; t < packed.length(p); t++) {
        int into = packed.row(t, p) * (width + code);
        if (shown[packed.row(t, p)]) {
          System.arraycopy(inputs, packed.row(t - 1, p) * width, retold, into, width);
        } else {
          Arrays.fill(retold, into, into + width, 0);
        }
        System.arraycopy(states, last, retold, into + width, code);
      }
    }
    return decoder.forward(theta, decoderAt(), packed, retold);
  }

  /** Which rows of the decoder see the step before. */
  private void drawShown(PackedSteps packed) {
    if (shown == null || shown.length < packed.rows()) {
      shown = new boolean[packed.rows()];
    }
    boolean drawn = packed.noise().isPresent() && taught < 1;
    SplittableRandom random = new SplittableRandom(packed.noise().orElse(0));
    for (int row = 0; row < packed.rows(); row++) {
      boolean seen = drawn ? random.nextDouble() < taught : taught > 0;
      shown[row] = seen && row >= packed.active(0); // the first step has none before it
    }
  }

  /** Σ ℓ; overwrites the outputs z with dℓ/dz. */
  private double lossAndSlope(PackedSteps packed, float[] z) {
    int width = decoder.outputs();
    double sum = 0;
    for (int p = 0; p < packed.count(); p++) {
      for (int t = 0; t < packed.length(p); t++) {
        int at = packed.row(t, p) * width;
        if (reader.vocabulary() > 0) {
          int y = reader.token(packed, p, t);
          Kernel.fastest().softmax(z, at, width);
          sum -= Math.log(z[at + y]);
          z[at + y] -= 1;
        } else {
          for (int k = at; k < at + width; k++) {
            z[k] -= inputs[k];
            sum += 0.5 * z[k] * z[k];
          }
        }
      }
    }
    return sum;
  }

  private void backward(float[] theta, PackedSteps packed, float[] gradient) {
    int width = reader.width();
    int code = codeSize();
    retoldSlopes = Rows.atLeast(retoldSlopes, packed.rows() * (width + code));
    decoder.backward(theta, decoderAt(), packed, retold, slopes, retoldSlopes, gradient);
    stateSlopes = Rows.atLeast(stateSlopes, packed.rows() * code);
    Arrays.fill(stateSlopes, 0, packed.rows() * code, 0);
    for (int p = 0; p < packed.count(); p++) {
      int last = packed.row(packed.length(p) - 1, p) * code;
      for (int t = 0; t < packed.length(p); t++) {
        int from = packed.row(t, p) * (width + code);
        for (int k = 0; k < code; k++) {
          stateSlopes[last + k] += retoldSlopes[from + width + k];
        }
        if (shown[packed.row(t, p)]) {
          reader.addSlope(retoldSlopes, from, packed, p, t - 1, gradient);
        }
      }
    }
    boolean embeds = reader.vocabulary() > 0;
    inputSlopes = embeds ? Rows.atLeast(inputSlopes, packed.rows() * width) : null;
    encoder.backward(theta, reader.size(), packed, inputs, stateSlopes, inputSlopes, gradient);
    for (int p = 0; embeds && p < packed.count(); p++) {
      for (int t = 0; t < packed.length(p); t++) {
        reader.addSlope(inputSlopes, packed.row(t, p) * width, packed, p, t, gradient);
      }
    }
  }
}
