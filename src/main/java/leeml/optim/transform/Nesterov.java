package leeml.optim.transform;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * Nesterov's accelerated gradient: momentum that looks one step ahead.
 *
 * <p>vₜ = μ·vₜ₋₁ + gₜ, v₀ = 0; out: gₜ + μ·vₜ.
 *
 * <p>The original takes the gradient at the future position θ − η·μ·v. Here θ <i>is</i> that
 * position, as in Bengio et al. 2013, so that the gradient stays where the caller takes it; both
 * walk the same path when η is constant, seen from points that are η·μ·v apart. Against {@link
 * HeavyBall} the newest gradient counts 1 + μ times.
 *
 * <p>State: v. Source: Nesterov 1983; Sutskever et al. 2013, eq. 3–4; Bengio, Boulanger-Lewandowski
 * and Pascanu 2013, eq. 7.
 *
 * @param momentum μ in [0, 1)
 */
public record Nesterov(double momentum) implements Optimizer {

  public Nesterov {
    Require.decay("momentum", momentum);
  }

  @Override
  public State init(int size) {
    return new Velocity(size);
  }

  private final class Velocity extends VectorState {

    private final float[] v = vector(0);

    Velocity(int size) {
      super("nesterov", size, 1, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float mu = (float) momentum;
      for (int i = 0; i < direction.length; i++) {
        v[i] = mu * v[i] + direction[i];
        direction[i] += mu * v[i];
      }
    }
  }
}
