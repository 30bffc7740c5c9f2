package leeml.optim.adaptive;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * RMSProp as A3C shares it: each gradient over the root of a moving mean square and ε together.
 *
 * <p>vₜ = ρ·vₜ₋₁ + (1 − ρ)·gₜ², v₀ = 0; out: gₜ/√(vₜ + ε).
 *
 * <p>{@link ScaleByRms} adds ε outside the root: a gradient that was small for long is held down by
 * √ε here, by ε there. What makes it <i>shared</i> is that v lives where θ does, on the server, and
 * takes in the gradients of all workers. State: v. Source: Mnih et al., Asynchronous methods for
 * deep reinforcement learning, ICML 2016, §4, eq. S2 and S3.
 *
 * @param decay ρ in [0, 1)
 * @param epsilon ε, above 0, added inside the root
 */
public record ScaleByDampedRms(double decay, double epsilon) implements Optimizer {

  public ScaleByDampedRms {
    Require.decay("decay", decay);
    Require.positive("epsilon", epsilon);
  }

  @Override
  public State init(int size) {
    return new MeanSquare(size);
  }

  private final class MeanSquare extends VectorState {

    private final float[] v = vector(0);

    MeanSquare(int size) {
      super("damped rms", size, 1, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float keep = (float) decay;
      float add = (float) (1 - decay);
      float eps = (float) epsilon;
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        v[i] = keep * v[i] + add * g * g;
        direction[i] = g / (float) Math.sqrt(v[i] + eps);
      }
    }
  }
}
