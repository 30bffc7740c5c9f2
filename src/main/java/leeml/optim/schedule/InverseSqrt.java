package leeml.optim.schedule;

import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * A rate that falls with the root of the step: ηₜ = η/√t.
 *
 * <p>The rate under which online gradient descent has regret O(√T) (Zinkevich 2003, theorem 1), and
 * with which Adam and AMSGrad are analysed.
 *
 * @param initial η, finite and at least 0
 */
public record InverseSqrt(double initial) implements Schedule {

  public InverseSqrt {
    Require.notNegative("rate", initial);
  }

  @Override
  public double rate(long step) {
    return initial / Math.sqrt((double) Require.step(step));
  }
}
