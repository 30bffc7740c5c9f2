package leeml.model.recurrent;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.kernel.Kernel;
import leeml.model.sequence.PackedSteps;

/**
 * Looks back over a sequence and keeps what matters: aₜ = tanh(xₜ A + b), αₜ = softmaxₜ(aₜ · u),
 * and at the last step v = Σₜ αₜ xₜ. All other steps give zeros, so that a loss on the last step
 * ({@link leeml.model.sequence.SequenceLoss#lastStep}) is a loss on the whole.
 *
 * <p>Parameters: A, shape (inputs, units) row by row, b, u. Starts with u = 0: every step counts
 * alike.
 *
 * <p>Source: Shen, Lee, Neural attention models for sequence classification: analysis and
 * application to key term extraction and dialogue act detection, Interspeech 2016; variant: the
 * steps are compared with a learned u, as in Yang et al., Hierarchical attention networks for
 * document classification, NAACL 2016, eq. 5–7, not with the last state.
 */
public final class Attention implements Layer {

  private final Affine comparison;
  private transient float[] compared;
  private transient float[] weights;
  private transient float[] outputs;
  private transient float[] slopes;
  private transient PackedSteps last;

  /** Over rows of {@code inputs} numbers, compared in {@code units} numbers. */
  public Attention(int inputs, int units) {
    this.comparison = new Affine(inputs, units);
  }

  @Override
  public int inputs() {
    return comparison.inputs();
  }

  @Override
  public int outputs() {
    return comparison.inputs();
  }

  @Override
  public int size() {
    return comparison.size() + comparison.outputs();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    comparison.initialize(random, theta, at);
    Arrays.fill(theta, at + comparison.size(), at + size(), 0);
  }

  /**
   * α of the sequences of the last forward pass, in the batch's order, each of shape (T).
   *
   * @throws IllegalStateException before the first pass
   */
  public float[][] weights() {
    if (last == null) {
      throw new IllegalStateException("no sequence was looked at yet");
    }
    float[][] all = new float[last.count()][];
    for (int p = 0; p < last.count(); p++) {
      float[] own = new float[last.length(p)];
      for (int t = 0; t < own.length; t++) {
        own[t] = weights[last.row(t, p)];
      }
      all[last.inBatch(p)] = own;
    }
    return all;
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    int units = comparison.outputs();
    int width = inputs();
    last = packed;
    compared = comparison.forward(theta, at, packed, x);
    Kernel.fastest().tanh(compared, 0, packed.rows() * units);
    weights = Rows.atLeast(weights, packed.rows());
    outputs = Rows.atLeast(outputs, packed.rows() * width);
    Arrays.fill(outputs, 0, packed.rows() * width, 0);
    int u = at + comparison.size();
    for (int p = 0; p < packed.count(); p++) {
      weigh(theta, u, packed, p);
      int into = packed.row(packed.length(p) - 1, p) * width;
      for (int t = 0; t < packed.length(p); t++) {
        int row = packed.row(t, p);
        for (int k = 0; k < width; k++) {
          outputs[into + k] += weights[row] * x[row * width + k];
        }
      }
    }
    return outputs;
  }

  /** α of a place's sequence. */
  private void weigh(float[] theta, int u, PackedSteps packed, int p) {
    int units = comparison.outputs();
    float max = Float.NEGATIVE_INFINITY;
    for (int t = 0; t < packed.length(p); t++) {
      int row = packed.row(t, p);
      float score = 0;
      for (int k = 0; k < units; k++) {
        score += compared[row * units + k] * theta[u + k];
      }
      weights[row] = score;
      max = Math.max(max, score);
    }
    double sum = 0;
    for (int t = 0; t < packed.length(p); t++) {
      int row = packed.row(t, p);
      weights[row] = (float) Math.exp(weights[row] - max);
      sum += weights[row];
    }
    for (int t = 0; t < packed.length(p); t++) {
      weights[packed.row(t, p)] /= (float) sum;
    }
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
    int width = inputs();
    slopes = Rows.atLeast(slopes, packed.rows() * comparison.outputs());
    for (int p = 0; p < packed.count(); p++) {
      slopeOfWeights(theta, at + comparison.size(), packed, p, x, slope, gradient);
    }
    comparison.backward(theta, at, packed, x, slopes, below, gradient);
    if (below == null) {
      return;
    }
    for (int p = 0; p < packed.count(); p++) {
      int from = packed.row(packed.length(p) - 1, p) * width;
      for (int t = 0; t < packed.length(p); t++) {
        int row = packed.row(t, p);
        for (int k = 0; k < width; k++) {
          below[row * width + k] += weights[row] * slope[from + k];
        }
      }
    }
  }

  /**
   * With g = dL/dv: dL/d(score t) = αₜ (g · xₜ − g · v), and from there to u and to a's argument.
   */
  private void slopeOfWeights(
      float[] theta, int u, PackedSteps packed, int p, float[] x, float[] slope, float[] gradient) {
    int units = comparison.outputs();
    int from = packed.row(packed.length(p) - 1, p) * inputs();
    float mean = dot(slope, from, outputs, from);
    for (int t = 0; t < packed.length(p); t++) {
      int row = packed.row(t, p);
      float d = weights[row] * (dot(slope, from, x, row * inputs()) - mean);
      for (int k = 0; k < units; k++) {
        float a = compared[row * units + k];
        gradient[u + k] += d * a;
        slopes[row * units + k] = d * theta[u + k] * (1 - a * a);
      }
    }
  }

  private float dot(float[] a, int aAt, float[] b, int bAt) {
    float sum = 0;
    for (int k = 0; k < inputs(); k++) {
      sum += a[aAt + k] * b[bAt + k];
    }
    return sum;
  }
}
