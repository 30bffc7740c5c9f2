package leeml.model.attention;

import java.util.SplittableRandom;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Rows;
import leeml.model.sequence.PackedSteps;

/**
 * One block of a transformer: u = norm(x + attention(x)), y = norm(u + W₂ max(0, W₁ u + b₁) + b₂).
 *
 * <p>Parameters: those of {@link SelfAttention}, of its {@link LayerNorm}, W₁, shape (D, F), b₁,
 * W₂, shape (F, D), b₂, and of the second norm.
 *
 * <p>Source: Vaswani et al., Attention is all you need, NeurIPS 2017, section 3.1; as there, the
 * norm comes after the sum; without dropout.
 */
public final class TransformerBlock implements Layer {

  private final int width;
  private final int hidden;
  private final SelfAttention attention;
  private final LayerNorm attentionNorm;
  private final Affine wide;
  private final Affine narrow;
  private final LayerNorm norm;
  private transient float[] attended;
  private transient float[] middle;
  private transient float[] sum;
  private transient float[] middleSlope;
  private transient float[] hiddenSlope;
  private transient float[] kept;

  /**
   * Over rows of D numbers.
   *
   * @param width D, a multiple of {@code heads}
   * @param heads at least 1
   * @param hidden F, units between the two products, at least 1
   * @param isCausal whether a step sees no step after itself
   */
  public TransformerBlock(int width, int heads, int hidden, boolean isCausal) {
    this.width = width;
    this.hidden = hidden;
    this.attention = new SelfAttention(width, heads, isCausal);
    this.attentionNorm = new LayerNorm(width);
    this.wide = new Affine(width, hidden);
    this.narrow = new Affine(hidden, width);
    this.norm = new LayerNorm(width);
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
    return narrowAt() + narrow.size() + norm.size();
  }

  private int wideAt() {
    return attention.size() + attentionNorm.size();
  }

  private int narrowAt() {
    return wideAt() + wide.size();
  }

  private int normAt() {
    return narrowAt() + narrow.size();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    attention.initialize(random, theta, at);
    attentionNorm.initialize(random, theta, at + attention.size());
    wide.initialize(random, theta, at + wideAt());
    narrow.initialize(random, theta, at + narrowAt());
    norm.initialize(random, theta, at + normAt());
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    int length = packed.rows() * width;
    attended = Rows.atLeast(attended, length);
    add(x, attention.forward(theta, at, packed, x), length, attended);
    float[] u = attentionNorm.forward(theta, at + attention.size(), packed, attended);
    float[] z = wide.forward(theta, at + wideAt(), packed, u);
    middle = Rows.atLeast(middle, packed.rows() * hidden);
    for (int k = 0; k < packed.rows() * hidden; k++) {
      middle[k] = Math.max(0, z[k]);
    }
    sum = Rows.atLeast(sum, length);
    add(u, narrow.forward(theta, at + narrowAt(), packed, middle), length, sum);
    kept = u;
    return norm.forward(theta, at + normAt(), packed, sum);
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
    int length = packed.rows() * width;
    middleSlope = Rows.atLeast(middleSlope, length);
    hiddenSlope = Rows.atLeast(hiddenSlope, packed.rows() * hidden);
    norm.backward(theta, at + normAt(), packed, sum, slope, middleSlope, gradient);
    narrow.backward(theta, at + narrowAt(), packed, middle, middleSlope, hiddenSlope, gradient);
    for (int k = 0; k < packed.rows() * hidden; k++) {
      hiddenSlope[k] = middle[k] > 0 ? hiddenSlope[k] : 0;
    }
    wide.backward(theta, at + wideAt(), packed, kept, hiddenSlope, slope, gradient);
    add(middleSlope, slope, length, slope);
    attentionNorm.backward(
        theta, at + attention.size(), packed, attended, slope, middleSlope, gradient);
    attention.backward(theta, at, packed, x, middleSlope, below, gradient);
    if (below != null) {
      add(below, middleSlope, length, below);
    }
  }

  private static void add(float[] a, float[] b, int length, float[] into) {
    for (int k = 0; k < length; k++) {
      into[k] = a[k] + b[k];
    }
  }
}
