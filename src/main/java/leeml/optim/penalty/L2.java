package leeml.optim.penalty;

import leeml.optim.Optimizer;
import leeml.optim.Require;

/**
 * Adds the gradient of ½·λ·‖θ‖²: out = g + λ·θ.
 *
 * <p>Placed first in a chain it is L2 regularisation: the term passes through moments and
 * denominators like the rest of the gradient, so that Adam penalises parameters with large
 * gradients less. {@link DecoupledDecay} passes them by. Placed between Adam's denominators and the
 * rate it is weight decay multiplied by the whole rate, the form of most libraries' AdamW.
 *
 * <p>No state.
 *
 * @param strength λ, finite and at least 0
 * @param exempt how many parameters at the end of θ are left alone, 0 … d
 */
public record L2(double strength, int exempt) implements Optimizer {

  public L2 {
    Require.notNegative("strength", strength);
    Require.atLeast("exempt", exempt, 0);
  }

  @Override
  public State init(int size) {
    return new Term(size);
  }

  private final class Term extends PenaltyState {

    Term(int size) {
      super("l2", size, exempt, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float lambda = (float) strength;
      for (int i = 0; i < penalised; i++) {
        direction[i] += lambda * theta[i];
      }
    }
  }
}
