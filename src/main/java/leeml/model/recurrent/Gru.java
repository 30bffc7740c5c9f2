package leeml.model.recurrent;

import java.util.SplittableRandom;
import leeml.model.kernel.Kernel;
import leeml.model.sequence.PackedSteps;

/**
 * The gated recurrent unit: one gate to forget what it remembers, one to share old and new.
 *
 * <p>(rₜ, uₜ) = σ(xₜ W + b + hₜ₋₁ U); ĥₜ = tanh(xₜ Wₕ + bₕ + (rₜ ⊙ hₜ₋₁) C); hₜ = uₜ ⊙ hₜ₋₁ + (1 −
 * uₜ) ⊙ ĥₜ, h₋₁ = 0. The reset gate r stands before the product with C, as in the paper.
 *
 * <p>Parameters: W, shape (inputs, 2 units) row by row with the columns r, u, b, U of shape (units,
 * 2 units), Wₕ, bₕ, C of shape (units, units).
 *
 * <p>Source: Cho et al., Learning phrase representations using RNN encoder–decoder, EMNLP 2014, eq.
 * 5–8; u is the paper's z.
 */
public final class Gru implements Layer {

  private final int units;
  private final Affine gateInput;
  private final Recurrence gateRecurrence;
  private final Affine input;
  private final Recurrence recurrence;
  private transient float[] gates;
  private transient float[] candidate;
  private transient float[] reset;
  private transient float[] hidden;
  private transient float[] resetSlope;
  private transient float[] fromCandidate;

  /** From rows of {@code inputs} to rows of {@code units} numbers. */
  public Gru(int inputs, int units) {
    this.units = units;
    this.gateInput = new Affine(inputs, units, 2);
    this.gateRecurrence = new Recurrence(units, 2 * units);
    this.input = new Affine(inputs, units);
    this.recurrence = new Recurrence(units, units);
  }

  @Override
  public int inputs() {
    return input.inputs();
  }

  @Override
  public int outputs() {
    return units;
  }

  @Override
  public int size() {
    return gateInput.size() + gateRecurrence.size() + input.size() + recurrence.size();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    gateInput.initialize(random, theta, at);
    Rows.glorot(random, theta, at + gateInput.size(), gateRecurrence.size(), units, units);
    input.initialize(random, theta, inputAt(at));
    Rows.glorot(random, theta, recurrenceAt(at), recurrence.size(), units, units);
  }

  private int inputAt(int at) {
    return at + gateInput.size() + gateRecurrence.size();
  }

  private int recurrenceAt(int at) {
    return inputAt(at) + input.size();
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    Kernel kernel = Kernel.fastest();
    gates = gateInput.forward(theta, at, packed, x);
    candidate = input.forward(theta, inputAt(at), packed, x);
    reset = Rows.atLeast(reset, packed.rows() * units);
    hidden = Rows.atLeast(hidden, packed.rows() * units);
    gateRecurrence.forward(theta, at + gateInput.size());
    recurrence.forward(theta, recurrenceAt(at));
    for (int t = 0; t < packed.steps(); t++) {
      int from = packed.first(t) * units;
      int length = packed.active(t) * units;
      gateRecurrence.add(packed, t, hidden, gates);
      kernel.sigmoid(gates, 2 * from, 2 * length);
      remember(packed, t);
      recurrence.add(packed, t, reset, candidate);
      kernel.tanh(candidate, from, length);
      share(packed, t);
    }
    return hidden;
  }

  /** rₜ ⊙ hₜ₋₁, in the rows of hₜ₋₁. */
  private void remember(PackedSteps packed, int t) {
    for (int p = 0; t > 0 && p < packed.active(t); p++) {
      int old = packed.row(t - 1, p) * units;
      int gate = packed.row(t, p) * 2 * units;
      for (int k = 0; k < units; k++) {
        reset[old + k] = gates[gate + k] * hidden[old + k];
      }
    }
  }

  private void share(PackedSteps packed, int t) {
    for (int p = 0; p < packed.active(t); p++) {
      int row = packed.row(t, p) * units;
      int old = t == 0 ? -1 : packed.row(t - 1, p) * units;
      for (int k = 0; k < units; k++) {
        float u = gates[2 * row + units + k];
        float kept = old < 0 ? 0 : hidden[old + k];
        hidden[row + k] = u * kept + (1 - u) * candidate[row + k];
      }
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
    resetSlope = Rows.atLeast(resetSlope, packed.rows() * units);
    gateRecurrence.backward(theta, at + gateInput.size());
    recurrence.backward(theta, recurrenceAt(at));
    for (int t = packed.steps() - 1; t >= 0; t--) {
      unshare(packed, t, slope);
      recurrence.addBack(packed, t, candidate, resetSlope);
      unremember(packed, t, slope);
      gateRecurrence.addBack(packed, t, gates, slope);
    }
    recurrence.addGradient(packed, reset, candidate, gradient, recurrenceAt(at));
    gateRecurrence.addGradient(packed, hidden, gates, gradient, at + gateInput.size());
    gateInput.backward(theta, at, packed, x, gates, below, gradient);
    addBelow(theta, at, packed, x, below, gradient);
  }

  /** The slopes of candidate and update gate; what of hₜ₋₁'s comes by u goes to the row before. */
  private void unshare(PackedSteps packed, int t, float[] slope) {
    for (int p = 0; p < packed.active(t); p++) {
      int row = packed.row(t, p) * units;
      int old = t == 0 ? -1 : packed.row(t - 1, p) * units;
      for (int k = 0; k < units; k++) {
        float u = gates[2 * row + units + k];
        float fresh = candidate[row + k];
        float kept = old < 0 ? 0 : hidden[old + k];
        float d = slope[row + k];
        gates[2 * row + units + k] = d * (kept - fresh) * u * (1 - u);
        candidate[row + k] = d * (1 - u) * (1 - fresh * fresh);
        if (old >= 0) {
          slope[old + k] += d * u;
          resetSlope[old + k] = 0;
        }
      }
    }
  }

  /** The slope of the reset gate; what of hₜ₋₁'s comes by r goes to the row before. */
  private void unremember(PackedSteps packed, int t, float[] slope) {
    for (int p = 0; p < packed.active(t); p++) {
      int gate = packed.row(t, p) * 2 * units;
      int old = t == 0 ? -1 : packed.row(t - 1, p) * units;
      for (int k = 0; k < units; k++) {
        float r = gates[gate + k];
        if (old < 0) {
          gates[gate + k] = 0;
        } else {
          gates[gate + k] = resetSlope[old + k] * hidden[old + k] * r * (1 - r);
          slope[old + k] += resetSlope[old + k] * r;
        }
      }
    }
  }

  /** The candidate's part, added to what the gates have left below. */
  private void addBelow(
      float[] theta, int at, PackedSteps packed, float[] x, float[] below, float[] gradient) {
    if (below == null) {
      input.backward(theta, inputAt(at), packed, x, candidate, null, gradient);
      return;
    }
    fromCandidate = Rows.atLeast(fromCandidate, packed.rows() * inputs());
    input.backward(theta, inputAt(at), packed, x, candidate, fromCandidate, gradient);
    for (int k = 0; k < packed.rows() * inputs(); k++) {
      below[k] += fromCandidate[k];
    }
  }
}
