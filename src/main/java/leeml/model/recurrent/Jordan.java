package leeml.model.recurrent;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.kernel.Kernel;
import leeml.model.sequence.PackedSteps;

/**
 * Recurrence through the output: hₜ = tanh(xₜ W + b + yₜ₋₁ V), zₜ = hₜ O + c, yₜ = softmax(zₜ), y₋₁
 * = 0. Its outputs are the scores z.
 *
 * <p>What comes back is what the network says, which a target speaks of, where an {@link Elman}
 * layer's hidden state means what it likes. Backward through yₜ: dL/dzₜ += yₜ ⊙ (g − ⟨yₜ, g⟩) with
 * g = δₜ₊₁ Vᵀ.
 *
 * <p>Parameters: W, shape (inputs, units) row by row, b, V of shape (classes, units), O of shape
 * (units, classes), c.
 *
 * <p>Source: Jordan, Serial order: a parallel distributed processing approach, ICS report 8604, UC
 * San Diego (1986); here without the decaying sum over earlier outputs.
 */
public final class Jordan implements Layer {

  private final Affine input;
  private final Recurrence feedback;
  private final Affine output;
  private transient float[] hidden;
  private transient float[] said;
  private transient float[] heard;
  private transient float[] delta;

  /** From rows of {@code inputs} numbers through {@code units} to scores of classes. */
  public Jordan(int inputs, int units, int classes) {
    this.input = new Affine(inputs, units);
    this.feedback = new Recurrence(classes, units);
    this.output = new Affine(units, classes);
  }

  @Override
  public int inputs() {
    return input.inputs();
  }

  @Override
  public int outputs() {
    return output.outputs();
  }

  @Override
  public int size() {
    return input.size() + feedback.size() + output.size();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    input.initialize(random, theta, at);
    int v = at + input.size();
    Rows.glorot(random, theta, v, feedback.size(), outputs(), input.outputs());
    output.initialize(random, theta, v + feedback.size());
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    int units = input.outputs();
    int v = at + input.size();
    hidden = input.forward(theta, at, packed, x);
    float[] z = output.start(theta, v + feedback.size(), packed.rows());
    said = Rows.atLeast(said, packed.rows() * outputs());
    feedback.forward(theta, v);
    for (int t = 0; t < packed.steps(); t++) {
      feedback.add(packed, t, said, hidden);
      Kernel.fastest().tanh(hidden, packed.first(t) * units, packed.active(t) * units);
      output.add(hidden, packed.first(t), packed.active(t), z);
      for (int row = packed.first(t); row < packed.first(t + 1); row++) {
        softmax(z, row * outputs());
      }
    }
    return z;
  }

  private void softmax(float[] z, int at) {
    float max = z[at];
    for (int k = 1; k < outputs(); k++) {
      max = Math.max(max, z[at + k]);
    }
    double sum = 0;
    for (int k = 0; k < outputs(); k++) {
      said[at + k] = (float) Math.exp(z[at + k] - max);
      sum += said[at + k];
    }
    for (int k = 0; k < outputs(); k++) {
      said[at + k] = (float) (said[at + k] / sum);
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
    int units = input.outputs();
    int v = at + input.size();
    heard = cleared(heard, packed.rows() * outputs());
    delta = cleared(delta, packed.rows() * units);
    feedback.backward(theta, v);
    output.startBack(theta, v + feedback.size());
    for (int t = packed.steps() - 1; t >= 0; t--) {
      for (int row = packed.first(t); row < packed.first(t + 1); row++) {
        addThroughSoftmax(row * outputs(), slope);
      }
      output.addBack(slope, packed.first(t), packed.active(t), delta);
      for (int k = packed.first(t) * units; k < packed.first(t + 1) * units; k++) {
        delta[k] *= 1 - hidden[k] * hidden[k];
      }
      feedback.addBack(packed, t, delta, heard);
    }
    feedback.addGradient(packed, said, delta, gradient, v);
    output.backward(theta, v + feedback.size(), packed, hidden, slope, null, gradient);
    input.backward(theta, at, packed, x, delta, below, gradient);
  }

  private void addThroughSoftmax(int at, float[] slope) {
    float mean = 0;
    for (int k = at; k < at + outputs(); k++) {
      mean += said[k] * heard[k];
    }
    for (int k = at; k < at + outputs(); k++) {
      slope[k] += said[k] * (heard[k] - mean);
    }
  }

  private static float[] cleared(float[] array, int length) {
    float[] enough = Rows.atLeast(array, length);
    Arrays.fill(enough, 0, length, 0);
    return enough;
  }
}
