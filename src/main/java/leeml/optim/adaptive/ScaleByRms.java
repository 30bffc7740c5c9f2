package leeml.optim.adaptive;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * RMSProp: each gradient over a moving root mean square.
 *
 * <p>vₜ = ρ·vₜ₋₁ + (1 − ρ)·gₜ², v₀ = 0; out: gₜ/(√vₜ + ε), or gₜ/√(vₜ + ε) as A3C has it: there a
 * gradient that was small for long is held down by √ε. A3C shares v: it lives where θ does, on the
 * server, and takes in the gradients of all workers.
 *
 * <p>v is not corrected for its start at 0, so the first steps are up to 1/√(1 − ρ) times as long;
 * {@link ScaleByAdam} with β₁ = 0 corrects it. The course starts from v = g₁² instead. State: v.
 * Source: Tieleman and Hinton 2012, lecture 6e; ε inside: Mnih et al., ICML 2016, §4, eq. S2 and
 * S3.
 *
 * @param decay ρ in [0, 1)
 * @param epsilon ε, above 0
 * @param inside whether ε is added inside the root
 */
public record ScaleByRms(double decay, double epsilon, boolean inside) implements Optimizer {

  public ScaleByRms {
    Require.decay("decay", decay);
    Require.positive("epsilon", epsilon);
  }

  /** With ε outside the root. */
  public ScaleByRms(double decay, double epsilon) {
    this(decay, epsilon, false);
  }

  @Override
  public State init(int size) {
    return new MeanSquare(size);
  }

  private final class MeanSquare extends VectorState {

    private final float[] v = vector(0);

    MeanSquare(int size) {
      super("rms", size, 1, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float keep = (float) decay;
      float add = (float) (1 - decay);
      float within = (float) (inside ? epsilon : 0);
      float without = (float) (inside ? 0 : epsilon);
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        v[i] = keep * v[i] + add * g * g;
        direction[i] = g / ((float) Math.sqrt(v[i] + within) + without);
      }
    }
  }
}
