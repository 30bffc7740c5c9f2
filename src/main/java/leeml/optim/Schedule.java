package leeml.optim;

import java.io.Serializable;

/** The learning rate as a function of the step. */
@FunctionalInterface
public interface Schedule extends Serializable {

  /**
   * The rate ηₜ of a step: finite, at least 0, and the same for the same step.
   *
   * @param step t = 1, 2, 3, …; the schedules of this project refuse anything below 1
   */
  double rate(long step);

  /**
   * The rate of a step, checked: what optimizers call, because a schedule may be anyone's lambda.
   *
   * @throws IllegalArgumentException if the rate is negative, infinite or not a number
   */
  static double checkedRate(Schedule schedule, long step) {
    double rate = schedule.rate(step);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the rate of step " + step + " must be in [0, ∞), but the schedule gave " + rate);
    }
    return rate;
  }
}
