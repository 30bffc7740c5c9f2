package leeml.optim.adaptive;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * AdaBound: Adam whose step sizes are held between two bounds that close in on one number, so that
 * it starts as Adam and ends as gradient descent with momentum.
 *
 * <p>With mₜ and vₜ as Adam's: out: mₜ·clip(√(1 − β₂ᵗ)/(1 − β₁ᵗ)/(√vₜ + ε), r·l(t), r·u(t)), l(t) =
 * 1 − 1/(γt + 1), u(t) = 1 + 1/(γt).
 *
 * <p>r is the final rate over the base rate, because the rate comes after: under a constant rate η
 * the bounds on the step size are η·r·l(t) and η·r·u(t), and a schedule moves them along. State: m,
 * v; the step count. Source: Luo, Xiong, Liu and Sun 2019, algorithm 2, in the variant of the
 * authors' code: corrected for the start at 0, and without the extra 1/√t.
 *
 * @param moments β₁, β₂, ε
 * @param finalRatio r, above 0
 * @param gamma γ in (0, 1]: how fast the bounds close in
 */
public record ScaleByAdaBound(Moments moments, double finalRatio, double gamma)
    implements Optimizer {

  public ScaleByAdaBound {
    Objects.requireNonNull(moments, "moments");
    Require.positive("finalRatio", finalRatio);
    Require.share("gamma", gamma);
  }

  @Override
  public State init(int size) {
    return new AdaBoundState(size);
  }

  private final class AdaBoundState extends VectorState {

    private final float[] m = vector(0);
    private final float[] v = vector(1);

    AdaBoundState(int size) {
      super("adabound", size, 2, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      long t = nextStep();
      float correction = (float) (Math.sqrt(moments.weight2(t)) / moments.weight1(t));
      float lower = (float) (finalRatio * (1 - 1 / (gamma * t + 1)));
      float upper = (float) (finalRatio * (1 + 1 / (gamma * t)));
      float keep1 = moments.keep1();
      float add1 = moments.add1();
      float keep2 = moments.keep2();
      float add2 = moments.add2();
      float eps = moments.eps();
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        m[i] = keep1 * m[i] + add1 * g;
        v[i] = keep2 * v[i] + add2 * g * g;
        float scale = correction / ((float) Math.sqrt(v[i]) + eps);
        direction[i] = m[i] * Math.max(lower, Math.min(upper, scale));
      }
    }
  }
}
