package leeml.optim;

import java.io.Serializable;

/** The learning rate as a function of the step. */
@FunctionalInterface
public interface Schedule extends Serializable {

  /**
   * The rate ηₜ of a step.
   *
   * @param step t = 1, 2, 3, …
   */
  double rate(long step);
}
