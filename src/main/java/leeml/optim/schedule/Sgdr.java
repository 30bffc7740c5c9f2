package leeml.optim.schedule;

import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * Stochastic gradient descent with warm restarts: cosines, each one longer than the one before.
 *
 * <p>ηₜ = low + ½·(high − low)·(1 + cos(π·T_cur/Tᵢ)), Tᵢ₊₁ = m·Tᵢ. T_cur counts the steps since the
 * restart from 0, so a period starts at high, and the step that would reach low is the restart.
 *
 * <p>Source: Loshchilov and Hutter 2017, eq. 5 and section 3; periods in steps, not epochs.
 *
 * @param high the rate after a restart, finite and at least {@code low}
 * @param low the rate that a period runs down to, at least 0
 * @param firstPeriod T₀ in steps, at least 1
 * @param growth m, a whole number of at least 1
 */
public record Sgdr(double high, double low, long firstPeriod, int growth) implements Schedule {

  public Sgdr {
    Require.notNegative("low", low);
    Require.atLeast("high", high, low);
    Require.atLeast("firstPeriod", firstPeriod, 1);
    Require.atLeast("growth", growth, 1);
  }

  @Override
  public double rate(long step) {
    long since = Require.step(step) - 1;
    if (growth == 1) {
      return Cosine.at(high, low, (double) (since % firstPeriod) / firstPeriod);
    }
    long period = firstPeriod;
    while (since >= period) {
      since -= period;
      period = Math.multiplyExact(period, growth);
    }
    return Cosine.at(high, low, (double) since / period);
  }
}
