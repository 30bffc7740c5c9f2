package leeml.model.recurrent;

import java.util.SplittableRandom;
import leeml.model.kernel.Kernel;
import leeml.model.sequence.PackedSteps;

/**
 * The simple recurrent layer: hₜ = σ(xₜ W + b + hₜ₋₁ U), h₋₁ = 0.
 *
 * <p>Backward, with δₜ = dL/d(the argument of σ at t): δₜ = (slopeₜ + δₜ₊₁ Uᵀ) ⊙ σ′; dL/dU = Σₜ
 * hₜ₋₁ᵀ δₜ. The product of Uᵀ with itself once a step is why gradients vanish or explode.
 *
 * <p>Parameters: W, shape (inputs, units) row by row, b, U. {@link #irnn} is the same with ReLU, U
 * = scale·I and b = 0 at the start.
 *
 * <p>Source: Elman, Finding structure in time, Cognitive Science 14 (1990). Le, Jaitly, Hinton, A
 * simple way to initialize recurrent networks of rectified linear units, 2015 (IRNN).
 */
public final class Elman implements Layer {

  private final Affine input;
  private final Recurrence recurrence;
  private final boolean rectified;
  private final float identity;
  private transient float[] hidden;

  /** With σ = tanh, W and U after Glorot and Bengio. */
  public Elman(int inputs, int units) {
    this(inputs, units, false, Float.NaN);
  }

  private Elman(int inputs, int units, boolean rectified, float identity) {
    this.input = new Affine(inputs, units);
    this.recurrence = new Recurrence(units, units);
    this.rectified = rectified;
    this.identity = identity;
  }

  /** With σ = max(·, 0), and U after Glorot and Bengio: what an IRNN is compared with. */
  public static Elman rectified(int inputs, int units) {
    return new Elman(inputs, units, true, Float.NaN);
  }

  /**
   * An IRNN: σ = max(·, 0), U = scale·I at the start, W normal with deviation 0.001.
   *
   * @param scale 1 in the paper; below 1 for a state that fades
   */
  public static Elman irnn(int inputs, int units, double scale) {
    return new Elman(inputs, units, true, (float) scale);
  }

  @Override
  public int inputs() {
    return input.inputs();
  }

  @Override
  public int outputs() {
    return input.outputs();
  }

  @Override
  public int size() {
    return input.size() + recurrence.size();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    input.initialize(random, theta, at);
    int u = at + input.size();
    if (Float.isNaN(identity)) {
      Rows.glorot(random, theta, u, recurrence.size(), outputs(), outputs());
      return;
    }
    for (int i = at; i < at + inputs() * outputs(); i++) {
      theta[i] = (float) (0.001 * random.nextGaussian());
    }
    recurrence.identity(theta, u, identity);
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    hidden = input.forward(theta, at, packed, x);
    recurrence.forward(theta, at + input.size());
    for (int t = 0; t < packed.steps(); t++) {
      recurrence.add(packed, t, hidden, hidden);
      bend(packed.first(t) * outputs(), packed.active(t) * outputs());
    }
    return hidden;
  }

  private void bend(int from, int length) {
    if (rectified) {
      for (int k = from; k < from + length; k++) {
        hidden[k] = Math.max(hidden[k], 0);
      }
    } else {
      Kernel.fastest().tanh(hidden, from, length);
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
    int u = at + input.size();
    recurrence.backward(theta, u);
    for (int t = packed.steps() - 1; t >= 0; t--) {
      for (int k = packed.first(t) * outputs(); k < packed.first(t + 1) * outputs(); k++) {
        float h = hidden[k];
        slope[k] *= rectified ? (h > 0 ? 1 : 0) : 1 - h * h;
      }
      recurrence.addBack(packed, t, slope, slope);
    }
    recurrence.addGradient(packed, hidden, slope, gradient, u);
    input.backward(theta, at, packed, x, slope, below, gradient);
  }
}
