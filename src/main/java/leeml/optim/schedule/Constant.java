package leeml.optim.schedule;

import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * The same rate at every step: ηₜ = η.
 *
 * @param value η, finite and at least 0
 */
public record Constant(double value) implements Schedule {

  public Constant {
    Require.notNegative("rate", value);
  }

  @Override
  public double rate(long step) {
    Require.step(step);
    return value;
  }
}
