package leeml.model.recurrent;

import java.util.SplittableRandom;
import leeml.model.sequence.PackedSteps;

/**
 * Two layers over the same inputs, one from the start and one from the end of a sequence, their
 * outputs side by side: at every step the network has seen the whole.
 *
 * <p>Parameters: the forward layer's, then the backward one's. Source: Schuster, Paliwal,
 * Bidirectional recurrent neural networks, IEEE Transactions on Signal Processing 45 (1997).
 */
public final class Bidirectional implements Layer {

  private final Layer ahead;
  private final Layer back;
  private transient float[] reversed;
  private transient float[] outputs;
  private transient float[] slopes;
  private transient float[] fromAhead;
  private transient float[] fromBack;

  /**
   * Both ways.
   *
   * @param ahead from the start on
   * @param back from the end on; another instance of the same inputs
   */
  public Bidirectional(Layer ahead, Layer back) {
    if (ahead.inputs() != back.inputs()) {
      throw new IllegalArgumentException(
          "%d inputs one way and %d the other".formatted(ahead.inputs(), back.inputs()));
    }
    this.ahead = ahead;
    this.back = back;
  }

  @Override
  public int inputs() {
    return ahead.inputs();
  }

  @Override
  public int outputs() {
    return ahead.outputs() + back.outputs();
  }

  @Override
  public int size() {
    return ahead.size() + back.size();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    ahead.initialize(random, theta, at);
    back.initialize(random, theta, at + ahead.size());
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    int rows = packed.rows();
    reversed = Rows.atLeast(reversed, rows * inputs());
    outputs = Rows.atLeast(outputs, rows * outputs());
    packed.reverse(x, inputs(), 0, reversed, inputs(), 0, inputs());
    float[] first = ahead.forward(theta, at, packed, x);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(first, i * ahead.outputs(), outputs, i * outputs(), ahead.outputs());
    }
    float[] second = back.forward(theta, at + ahead.size(), packed, reversed);
    packed.reverse(second, back.outputs(), 0, outputs, outputs(), ahead.outputs(), back.outputs());
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
    int rows = packed.rows();
    slopes = Rows.atLeast(slopes, rows * Math.max(ahead.outputs(), back.outputs()));
    fromAhead = below == null ? null : Rows.atLeast(fromAhead, rows * inputs());
    for (int i = 0; i < rows; i++) {
      System.arraycopy(slope, i * outputs(), slopes, i * ahead.outputs(), ahead.outputs());
    }
    ahead.backward(theta, at, packed, x, slopes, fromAhead, gradient);
    packed.reverse(slope, outputs(), ahead.outputs(), slopes, back.outputs(), 0, back.outputs());
    if (below == null) {
      back.backward(theta, at + ahead.size(), packed, reversed, slopes, null, gradient);
      return;
    }
    fromBack = Rows.atLeast(fromBack, rows * inputs());
    back.backward(theta, at + ahead.size(), packed, reversed, slopes, fromBack, gradient);
    packed.reverse(fromBack, inputs(), 0, below, inputs(), 0, inputs());
    for (int k = 0; k < rows * inputs(); k++) {
      below[k] += fromAhead[k];
    }
  }
}
