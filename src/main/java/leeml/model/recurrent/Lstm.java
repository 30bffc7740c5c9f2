package leeml.model.recurrent;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.kernel.Kernel;
import leeml.model.sequence.PackedSteps;

/**
 * Long short-term memory: a cell c that is written, kept and read through gates.
 *
 * <p>With (âₜ, f̂ₜ, ôₜ, îₜ) = xₜ W + b + hₜ₋₁ R: aₜ = tanh âₜ, and fₜ, oₜ, iₜ the sigmoids of the
 * others; cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ aₜ, hₜ = oₜ ⊙ tanh cₜ, h₋₁ = c₋₁ = 0. Along the cell a gradient is
 * multiplied by fₜ alone, which can stay at 1: it need not vanish.
 *
 * <p>Parameters: W, shape (inputs, 4 units) row by row, b, R of shape (units, 4 units); the columns
 * in the order a, f, o, i, which is Deeplearning4j's. Starts with bf = 1 and the other biases 0.
 * Without peepholes.
 *
 * <p>Source: Hochreiter, Schmidhuber, Long short-term memory, Neural Computation 9 (1997); the
 * forget gate: Gers, Schmidhuber, Cummins, Learning to forget, Neural Computation 12 (2000).
 */
public final class Lstm implements Layer {

  private static final int GATES = 4;

  private final int units;
  private final Affine input;
  private final Recurrence recurrence;
  private transient float[] gates;
  private transient float[] cell;
  private transient float[] bent;
  private transient float[] hidden;
  private transient float[] carried;

  /** From rows of {@code inputs} to rows of {@code units} numbers. */
  public Lstm(int inputs, int units) {
    this.units = units;
    this.input = new Affine(inputs, units, GATES);
    this.recurrence = new Recurrence(units, GATES * units);
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
    return input.size() + recurrence.size();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    input.initialize(random, theta, at);
    int forget = at + inputs() * GATES * units + units;
    Arrays.fill(theta, forget, forget + units, 1);
    Rows.glorot(random, theta, at + input.size(), recurrence.size(), units, units);
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    Kernel kernel = Kernel.fastest();
    gates = input.forward(theta, at, packed, x);
    cell = Rows.atLeast(cell, packed.rows() * units);
    bent = Rows.atLeast(bent, packed.rows() * units);
    hidden = Rows.atLeast(hidden, packed.rows() * units);
    recurrence.forward(theta, at + input.size());
    for (int t = 0; t < packed.steps(); t++) {
      recurrence.add(packed, t, hidden, gates);
      for (int p = 0; p < packed.active(t); p++) {
        int row = packed.row(t, p);
        int gate = row * GATES * units;
        kernel.tanh(gates, gate, units);
        kernel.sigmoid(gates, gate + units, (GATES - 1) * units);
        kernel.lstm(gates, gate, before(packed, t, p), cell, bent, hidden, row * units, units);
      }
    }
    return hidden;
  }

  /** Where the cell of the step before stands; negative at the first step. */
  private int before(PackedSteps packed, int t, int p) {
    return t == 0 ? -1 : packed.row(t - 1, p) * units;
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
    Kernel kernel = Kernel.fastest();
    carried = Rows.atLeast(carried, packed.count() * units);
    Arrays.fill(carried, 0, packed.count() * units, 0);
    recurrence.backward(theta, at + input.size());
    for (int t = packed.steps() - 1; t >= 0; t--) {
      for (int p = 0; p < packed.active(t); p++) {
        int row = packed.row(t, p);
        kernel.lstmBack(
            gates,
            row * GATES * units,
            before(packed, t, p),
            cell,
            bent,
            slope,
            row * units,
            carried,
            p * units,
            units);
      }
      recurrence.addBack(packed, t, gates, slope);
    }
    recurrence.addGradient(packed, hidden, gates, gradient, at + input.size());
    input.backward(theta, at, packed, x, gates, below, gradient);
  }
}
