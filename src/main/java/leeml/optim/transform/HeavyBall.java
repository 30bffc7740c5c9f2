package leeml.optim.transform;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * Heavy-ball momentum: the direction is a decaying sum of all gradients so far.
 *
 * <p>vₜ = μ·vₜ₋₁ + gₜ, v₀ = 0; out: vₜ. Not an average: under a constant gradient v tends to g/(1 −
 * μ).
 *
 * <p>Followed by the rate, θ moves by −ηₜ·vₜ. The classical form vₜ = μ·vₜ₋₁ − ηₜ·gₜ has the rate
 * inside, so the two differ once the rate changes; it is this transform placed after the rate.
 *
 * <p>State: v. Source: Polyak 1964; Sutskever et al. 2013, eq. 1–2.
 *
 * @param momentum μ in [0, 1)
 */
public record HeavyBall(double momentum) implements Optimizer {

  public HeavyBall {
    Require.decay("momentum", momentum);
  }

  @Override
  public State init(int size) {
    return new Velocity(size);
  }

  private final class Velocity extends VectorState {

    private final float[] v = vector(0);

    Velocity(int size) {
      super("heavy-ball", size, 1, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float mu = (float) momentum;
      for (int i = 0; i < direction.length; i++) {
        v[i] = mu * v[i] + direction[i];
        direction[i] = v[i];
      }
    }
  }
}
