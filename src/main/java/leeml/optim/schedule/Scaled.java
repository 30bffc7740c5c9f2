package leeml.optim.schedule;

import java.util.Objects;
import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * A schedule times a number: ηₜ = α·(multiplier at t).
 *
 * <p>It keeps apart what Loshchilov and Hutter 2019 keep apart: the base rate α and the schedule
 * multiplier, which decoupled weight decay follows on its own.
 *
 * @param base α, finite and at least 0
 * @param multiplier a schedule, usually between 0 and 1
 */
public record Scaled(double base, Schedule multiplier) implements Schedule {

  public Scaled {
    Require.notNegative("rate", base);
    Objects.requireNonNull(multiplier, "multiplier");
  }

  @Override
  public double rate(long step) {
    return base * multiplier.rate(step);
  }
}
