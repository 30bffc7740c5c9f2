package leeml.optim.adaptive;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.VectorState;

/**
 * RAdam: Adam that leaves its denominator out until there is enough data in it, and then scales it
 * by how far it can be trusted; a warm-up without a schedule.
 *
 * <p>With mₜ, vₜ, m̂, v̂ as Adam's, ρ∞ = 2/(1 − β₂) − 1 and ρₜ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ): if ρₜ &gt;
 * 4, out: rₜ·m̂/(√v̂ + ε) with rₜ = √((ρₜ − 4)(ρₜ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρₜ)); else m̂.
 *
 * <p>Variant: ρₜ &gt; 4 as in the paper; the authors' code and most libraries wait for ρₜ ≥ 5. With
 * β₂ = 0.999 that is step 5 against step 6. If β₂ ≤ 0.6, ρ∞ ≤ 4 and the denominator stays out. ε is
 * added for zero gradients; the paper has none. State: m, v; the step count. Source: Liu et al.
 * 2020, algorithm 2.
 *
 * @param moments β₁, β₂, ε
 */
public record ScaleByRAdam(Moments moments) implements Optimizer {

  public ScaleByRAdam {
    Objects.requireNonNull(moments, "moments");
  }

  @Override
  public State init(int size) {
    return new RAdamState(size);
  }

  /** rₜ, or 0 while the denominator stays out. */
  private double rectification(long t) {
    double limit = 2 / (1 - moments.beta2()) - 1;
    double weight = moments.weight2(t);
    double rho = limit - 2 * t * (1 - weight) / weight;
    if (rho <= 4) {
      return 0;
    }
    return Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
  }

  private final class RAdamState extends VectorState {

    private final float[] m = vector(0);
    private final float[] v = vector(1);

    RAdamState(int size) {
      super("radam", size, 2, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      long t = nextStep();
      double trust = rectification(t);
      boolean rectified = trust > 0;
      float factor = (float) ((rectified ? trust : 1) / moments.weight1(t));
      // While the denominator stays out, it is 0·√v + 1.
      float correction2 = rectified ? (float) (1 / Math.sqrt(moments.weight2(t))) : 0;
      float eps = rectified ? moments.eps() : 1;
      float keep1 = moments.keep1();
      float add1 = moments.add1();
      float keep2 = moments.keep2();
      float add2 = moments.add2();
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        m[i] = keep1 * m[i] + add1 * g;
        v[i] = keep2 * v[i] + add2 * g * g;
        direction[i] = factor * m[i] / (correction2 * (float) Math.sqrt(v[i]) + eps);
      }
    }
  }
}
