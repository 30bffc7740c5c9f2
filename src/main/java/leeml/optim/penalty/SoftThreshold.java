package leeml.optim.penalty;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * The proximal step of λ·‖θ‖₁: moves θ + Δ towards 0 by ηₜ·λ, and to exactly 0 what is nearer.
 *
 * <p>out = S(θ + Δ) − θ, S(w) = sign(w)·max(|w| − ηₜ·λ, 0). It stands last in a chain, after the
 * rate. Behind plain gradient descent it is proximal gradient descent (ISTA) and minimises L +
 * λ‖θ‖₁ exactly; behind an optimizer with denominators its threshold is the same for all
 * parameters, and the minimum is another one.
 *
 * <p>State: the step count. Source: Daubechies, Defrise and De Mol 2004; Beck and Teboulle 2009,
 * eq. 1.4–1.5.
 *
 * @param strength λ, finite and at least 0
 * @param rate ηₜ, the same schedule as that of the step before it
 * @param exempt how many parameters at the end of θ are left alone, 0 … d
 */
public record SoftThreshold(double strength, Schedule rate, int exempt) implements Optimizer {

  public SoftThreshold {
    Require.notNegative("strength", strength);
    Objects.requireNonNull(rate, "rate");
    Require.atLeast("exempt", exempt, 0);
  }

  @Override
  public State init(int size) {
    return new Proximal(size);
  }

  private final class Proximal extends PenaltyState {

    Proximal(int size) {
      super("soft-threshold", size, exempt, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float threshold = (float) (strength * Schedule.checkedRate(rate, nextStep()));
      for (int i = 0; i < penalised; i++) {
        float w = theta[i] + direction[i];
        float soft = w - Math.max(-threshold, Math.min(threshold, w));
        direction[i] = soft - theta[i];
      }
    }
  }
}
