package leeml.optim.penalty;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * Decoupled weight decay: shrinks θ beside the gradient step, out = Δ − ηₜ·λ·θ.
 *
 * <p>It stands last in a chain, after the rate. ηₜ is the schedule <i>multiplier</i> alone; the
 * base rate α does not enter, as in the paper, so that α and λ can be searched apart. Libraries
 * that multiply by the whole rate α·ηₜ call α·λ' what is λ here (their default λ' = 0.01 at α =
 * 0.001 is λ = 1e-5).
 *
 * <p>Against {@link L2}: for gradient descent both walk the same path when L2's strength is λ/α
 * (proposition 1 of the paper); for Adam no strength makes them equal, because L2's term is divided
 * by Adam's denominators (proposition 2).
 *
 * <p>State: the step count. Source: Loshchilov and Hutter 2019, algorithms 1 and 2.
 *
 * @param strength λ in [0, 1): the share of θ that goes each step where ηₜ = 1
 * @param multiplier ηₜ, usually 1 or falling from 1
 * @param exempt how many parameters at the end of θ are left alone, 0 … d
 */
public record DecoupledDecay(double strength, Schedule multiplier, int exempt)
    implements Optimizer {

  public DecoupledDecay {
    Require.decay("strength", strength);
    Objects.requireNonNull(multiplier, "multiplier");
    Require.atLeast("exempt", exempt, 0);
  }

  @Override
  public State init(int size) {
    return new Decay(size);
  }

  private final class Decay extends PenaltyState {

    Decay(int size) {
      super("decoupled-decay", size, exempt, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float share = (float) (strength * Schedule.checkedRate(multiplier, nextStep()));
      for (int i = 0; i < penalised; i++) {
        direction[i] -= share * theta[i];
      }
    }
  }
}
