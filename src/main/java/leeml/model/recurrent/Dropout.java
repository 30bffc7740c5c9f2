package leeml.model.recurrent;

import java.util.SplittableRandom;
import leeml.model.sequence.PackedSteps;

/**
 * Hides a share p of the numbers in training and scales the others by 1 / (1 − p); in use it does
 * nothing. What is hidden derives from the pass's noise and this layer's salt, so that a pass that
 * is repeated hides the same.
 *
 * <p>Between layers only, not within the recurrence. Source: Srivastava et al., Dropout, JMLR 15
 * (2014); Zaremba, Sutskever, Vinyals, Recurrent neural network regularization, 2014 (where).
 */
public final class Dropout implements Layer {

  private final int width;
  private final double share;
  private final long salt;
  private transient float[] kept;
  private transient float[] outputs;

  /**
   * A layer of rows of {@code width} numbers.
   *
   * @param share p in [0, 1)
   * @param salt tells the layers of a network apart
   */
  public Dropout(int width, double share, long salt) {
    Rows.requireWidth("width", width);
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("dropout " + share + ", expected in [0, 1)");
    }
    this.width = width;
    this.share = share;
    this.salt = salt;
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
    return 0;
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    // It has no parameters.
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    if (packed.noise().isEmpty() || share == 0) {
      return x;
    }
    int length = packed.rows() * width;
    kept = Rows.atLeast(kept, length);
    outputs = Rows.atLeast(outputs, length);
    SplittableRandom random = new SplittableRandom(packed.noise().getAsLong() + salt);
    float scale = (float) (1 / (1 - share));
    for (int k = 0; k < length; k++) {
      kept[k] = random.nextDouble() < share ? 0 : scale;
      outputs[k] = kept[k] * x[k];
    }
    return outputs;
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
    if (below == null) {
      return;
    }
    boolean hides = packed.noise().isPresent() && share > 0;
    for (int k = 0; k < packed.rows() * width; k++) {
      below[k] = hides ? slope[k] * kept[k] : slope[k];
    }
  }
}
