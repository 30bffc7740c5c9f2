package leeml.optim.schedule;

import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * A rate that falls along half a cosine and stays down.
 *
 * <p>ηₜ = low + ½·(high − low)·(1 + cos(π·min(t − 1, T)/T)): high at t = 1, low from t = T + 1 on.
 *
 * <p>Source: Loshchilov and Hutter 2017, eq. 5, without restarts (with them: {@link Sgdr}).
 *
 * @param high the first rate, finite and at least {@code low}
 * @param low the last rate, at least 0
 * @param steps T, at least 1
 */
public record Cosine(double high, double low, long steps) implements Schedule {

  public Cosine {
    Require.notNegative("low", low);
    Require.atLeast("high", high, low);
    Require.atLeast("steps", steps, 1);
  }

  @Override
  public double rate(long step) {
    double progress = Math.min(1.0, (double) (Require.step(step) - 1) / steps);
    return at(high, low, progress);
  }

  /** The half cosine at {@code progress} in [0, 1]. */
  static double at(double high, double low, double progress) {
    return low + 0.5 * (high - low) * (1 + Math.cos(Math.PI * progress));
  }
}
