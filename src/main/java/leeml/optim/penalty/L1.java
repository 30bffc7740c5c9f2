package leeml.optim.penalty;

import leeml.optim.Optimizer;
import leeml.optim.Require;

/**
 * Adds a subgradient of λ·‖θ‖₁: out = g + λ·sign(θ), with sign(0) = 0.
 *
 * <p>Parameters come near 0 and swing around it without staying; {@link SoftThreshold} makes them
 * exactly 0. No state.
 *
 * @param strength λ, finite and at least 0
 * @param exempt how many parameters at the end of θ are left alone, 0 … d
 */
public record L1(double strength, int exempt) implements Optimizer {

  public L1 {
    Require.notNegative("strength", strength);
    Require.atLeast("exempt", exempt, 0);
  }

  @Override
  public State init(int size) {
    return new Term(size);
  }

  private final class Term extends PenaltyState {

    Term(int size) {
      super("l1", size, exempt, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float lambda = (float) strength;
      for (int i = 0; i < penalised; i++) {
        direction[i] += lambda * Math.signum(theta[i]);
      }
    }
  }
}
