package leeml.optim.adaptive;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.VectorState;

/**
 * AMSGrad: Adam whose denominator never falls, so that a rare large gradient is not forgotten.
 *
 * <p>mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ, vₜ = β₂·vₜ₋₁ + (1 − β₂)·gₜ², v̂ₜ = max(v̂ₜ₋₁, vₜ), all from 0;
 * out: mₜ/(√v̂ₜ + ε).
 *
 * <p>As published, neither average is corrected for its start at 0 (libraries often correct both),
 * so the first steps are (1 − β₁)/√(1 − β₂) times the rate, 3.2 with the defaults. ε is added for
 * zero gradients; the paper has none. State: m, v, v̂. Source: Reddi, Kale and Kumar 2018,
 * algorithm 2, with constant β₁ and without the projection.
 *
 * @param moments β₁, β₂, ε
 */
public record ScaleByAmsGrad(Moments moments) implements Optimizer {

  public ScaleByAmsGrad {
    Objects.requireNonNull(moments, "moments");
  }

  @Override
  public State init(int size) {
    return new AmsGradState(size);
  }

  private final class AmsGradState extends VectorState {

    private final float[] m = vector(0);
    private final float[] v = vector(1);
    private final float[] largest = vector(2);

    AmsGradState(int size) {
      super("amsgrad", size, 3, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float keep1 = moments.keep1();
      float add1 = moments.add1();
      float keep2 = moments.keep2();
      float add2 = moments.add2();
      float eps = moments.eps();
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        m[i] = keep1 * m[i] + add1 * g;
        v[i] = keep2 * v[i] + add2 * g * g;
        largest[i] = Math.max(largest[i], v[i]);
        direction[i] = m[i] / ((float) Math.sqrt(largest[i]) + eps);
      }
    }
  }
}
