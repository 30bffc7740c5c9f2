package leeml.optim.adaptive;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.VectorState;

/**
 * Adam: the corrected mean of the gradients over the corrected root of their mean square.
 *
 * <p>mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ, vₜ = β₂·vₜ₋₁ + (1 − β₂)·gₜ², m₀ = v₀ = 0; m̂ = mₜ/(1 − β₁ᵗ), v̂ =
 * vₜ/(1 − β₂ᵗ); out: m̂/(√v̂ + ε).
 *
 * <p>State: m, v; the step count. Source: Kingma and Ba 2015, algorithm 1, with ε outside the root
 * and added after the correction (the shortcut of its section 2 adds it before).
 *
 * @param moments β₁, β₂, ε
 */
public record ScaleByAdam(Moments moments) implements Optimizer {

  public ScaleByAdam {
    Objects.requireNonNull(moments, "moments");
  }

  @Override
  public State init(int size) {
    return new AdamState(size);
  }

  private final class AdamState extends VectorState {

    private final float[] m = vector(0);
    private final float[] v = vector(1);

    AdamState(int size) {
      super("adam", size, 2, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      long t = nextStep();
      float correction1 = (float) (1 / moments.weight1(t));
      float correction2 = (float) (1 / Math.sqrt(moments.weight2(t)));
      float keep1 = moments.keep1();
      float add1 = moments.add1();
      float keep2 = moments.keep2();
      float add2 = moments.add2();
      float eps = moments.eps();
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        m[i] = keep1 * m[i] + add1 * g;
        v[i] = keep2 * v[i] + add2 * g * g;
        direction[i] = correction1 * m[i] / (correction2 * (float) Math.sqrt(v[i]) + eps);
      }
    }
  }
}
