package leeml.optim.schedule;

import java.util.Objects;
import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * A linear rise from nothing to the first rate of the schedule that follows.
 *
 * <p>ηₜ = f(1)·t/w for t ≤ w, and f(t − w) after: the schedule f starts when the warm-up is over,
 * so step w and step w + 1 both run at f(1).
 *
 * <p>Source: Goyal et al. 2017, section 2.2 (gradual warm-up), there from a small rate, here from
 * f(1)/w.
 *
 * @param steps w, at least 1
 * @param then f, the schedule that follows
 */
public record WarmUp(long steps, Schedule then) implements Schedule {

  public WarmUp {
    Require.atLeast("steps", steps, 1);
    Objects.requireNonNull(then, "then");
  }

  @Override
  public double rate(long step) {
    if (Require.step(step) <= steps) {
      return then.rate(1) * step / steps;
    }
    return then.rate(step - steps);
  }
}
