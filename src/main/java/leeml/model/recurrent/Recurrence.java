package leeml.model.recurrent;

import java.io.Serializable;
import java.util.Arrays;
import leeml.model.kernel.Kernel;
import leeml.model.kernel.Panels;
import leeml.model.sequence.PackedSteps;

/**
 * The matrix U, shape (states, gates), that a state goes through on its way to the next step.
 * Packed once a pass, since every step uses it.
 */
final class Recurrence implements Serializable {

  private final int states;
  private final int gates;
  private transient Panels panels;
  private transient float[] before;

  Recurrence(int states, int gates) {
    this.states = states;
    this.gates = gates;
  }

  int size() {
    return states * gates;
  }

  /** Starts a forward pass. */
  void forward(float[] theta, int at) {
    panels().pack(theta, at, states, gates);
  }

  /** Starts a backward pass. */
  void backward(float[] theta, int at) {
    panels().packTransposed(theta, at, states, gates);
  }

  /** rows(t) += state(t − 1) U; nothing at t = 0. After {@link #forward}. */
  void add(PackedSteps packed, int t, float[] state, float[] rows) {
    if (t > 0) {
      Kernel.fastest()
          .addProduct(
              state,
              packed.first(t - 1) * states,
              packed.active(t),
              panels,
              rows,
              packed.first(t) * gates);
    }
  }

  /** slope(t − 1) += δ(t) Uᵀ; nothing at t = 0. After {@link #backward}. */
  void addBack(PackedSteps packed, int t, float[] delta, float[] slope) {
    if (t > 0) {
      Kernel.fastest()
          .addProduct(
              delta,
              packed.first(t) * gates,
              packed.active(t),
              panels,
              slope,
              packed.first(t - 1) * states);
    }
  }

  /** dL/dU += Σₜ state(t − 1)ᵀ δ(t). */
  void addGradient(PackedSteps packed, float[] state, float[] delta, float[] gradient, int at) {
    int first = packed.active(0);
    before = Rows.before(packed, state, states, before);
    Kernel.fastest()
        .addOuters(
            before, 0, packed.rows() - first, states, delta, first * gates, gates, gradient, at);
  }

  /** Makes U the identity times a scale. */
  void identity(float[] theta, int at, float scale) {
    Arrays.fill(theta, at, at + size(), 0);
    for (int k = 0; k < Math.min(states, gates); k++) {
      theta[at + k * gates + k] = scale;
    }
  }

  private Panels panels() {
    if (panels == null) {
      panels = new Panels(Kernel.fastest());
    }
    return panels;
  }
}
