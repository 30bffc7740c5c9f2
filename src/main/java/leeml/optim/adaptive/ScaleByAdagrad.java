package leeml.optim.adaptive;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * Adagrad: each gradient over the root of the sum of all squares so far.
 *
 * <p>sₜ = sₜ₋₁ + gₜ², s₀ = 0; out: gₜ/(√sₜ + ε).
 *
 * <p>The sum only grows, so the steps only shrink; {@link ScaleByRms} forgets. State: s. Source:
 * Duchi, Hazan and Singer 2011, figure 1, diagonal form.
 *
 * @param epsilon ε, above 0, added outside the root
 */
public record ScaleByAdagrad(double epsilon) implements Optimizer {

  public ScaleByAdagrad {
    Require.positive("epsilon", epsilon);
  }

  @Override
  public State init(int size) {
    return new SquaredSum(size);
  }

  private final class SquaredSum extends VectorState {

    private final float[] s = vector(0);

    SquaredSum(int size) {
      super("adagrad", size, 1, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float eps = (float) epsilon;
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        s[i] += g * g;
        direction[i] = g / ((float) Math.sqrt(s[i]) + eps);
      }
    }
  }
}
