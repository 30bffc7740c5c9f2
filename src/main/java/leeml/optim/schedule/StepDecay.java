package leeml.optim.schedule;

import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * A rate that falls by a factor every so many steps: ηₜ = η·γ^⌊(t−1)/s⌋.
 *
 * <p>Steps 1 … s run at η, steps s + 1 … 2s at η·γ.
 *
 * @param initial η, finite and at least 0
 * @param factor γ in (0, 1]
 * @param period s in steps, at least 1
 */
public record StepDecay(double initial, double factor, long period) implements Schedule {

  public StepDecay {
    Require.notNegative("rate", initial);
    Require.share("factor", factor);
    Require.atLeast("period", period, 1);
  }

  @Override
  public double rate(long step) {
    long falls = (Require.step(step) - 1) / period;
    return initial * Math.pow(factor, (double) falls);
  }
}
