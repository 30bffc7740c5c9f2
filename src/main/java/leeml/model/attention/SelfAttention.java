package leeml.model.attention;

import java.util.SplittableRandom;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Rows;
import leeml.model.sequence.PackedSteps;

/**
 * Multi-head self-attention: every step asks all steps of its sequence, or those up to itself.
 *
 * <p>(Q, K, V) = x W + b; each head h takes w of their columns, Oₕ = softmax(Qₕ Kₕᵀ / √w) Vₕ, and y
 * = (O₁, …, Oₕ) W′ + b′. It knows no order of steps: that has to be in x.
 *
 * <p>Parameters: W, shape (D, 3D), the columns of Q before those of K and of V, b, W′, shape (D,
 * D), b′. Starts with each of the four matrices after Glorot and Bengio and biases of 0. The
 * backward pass leaves the slope as it is.
 *
 * <p>Source: Vaswani et al., Attention is all you need, NeurIPS 2017, section 3.2; without dropout.
 */
public final class SelfAttention implements Layer {

  private static final int TRIPLE = 3;

  private final int width;
  private final Affine triples;
  private final Affine output;
  private final Heads heads;
  private transient float[] context;
  private transient float[] contextSlope;
  private transient float[] tripleSlope;

  /**
   * Over rows of D numbers.
   *
   * @param width D, a multiple of {@code heads}
   * @param heads at least 1
   * @param isCausal whether a step sees no step after itself
   */
  public SelfAttention(int width, int heads, boolean isCausal) {
    Rows.requireWidth("heads", heads);
    Rows.requireWidth("width", width);
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "width = %d, expected a multiple of %d heads".formatted(width, heads));
    }
    this.width = width;
    this.triples = new Affine(width, width, TRIPLE);
    this.output = new Affine(width, width);
    this.heads = new Heads(heads, width / heads, isCausal);
  }

  @Override
  public int inputs() {
    return width;
  }

  @Override
  public int outputs() {
    return width;
  }

  @Override
  public int size() {
    return triples.size() + output.size();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    triples.initialize(random, theta, at);
    output.initialize(random, theta, at + triples.size());
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    context = Rows.atLeast(context, packed.rows() * width);
    heads.forward(packed, triples.forward(theta, at, packed, x), context);
    return output.forward(theta, at + triples.size(), packed, context);
  }

  @Override
  public void backward(
      float[] theta,
      int at,
      PackedSteps packed,
      float[] x,
      float[] slope,
      float[] below,
      float[] gradient) {
    contextSlope = Rows.atLeast(contextSlope, packed.rows() * width);
    tripleSlope = Rows.atLeast(tripleSlope, packed.rows() * TRIPLE * width);
    output.backward(theta, at + triples.size(), packed, context, slope, contextSlope, gradient);
    heads.backward(packed, contextSlope, tripleSlope);
    triples.backward(theta, at, packed, x, tripleSlope, below, gradient);
  }
}
