package leeml.train.server;

import java.io.Serializable;
import leeml.optim.Optimizer;

/** When a worker and the server meet, and what the server does then. */
public interface Exchange extends Serializable {

  /** Local steps between two pushes, at least 1. */
  int period();

  /**
   * Whether the worker asks for θ when it sends.
   *
   * @param round the worker's own count, from 0
   */
  default boolean pulls(long round) {
    return true;
  }

  /** Whether the answer brings θ as it was before the worker's own vector was taken in. */
  default boolean answersWithThetaBefore() {
    return false;
  }

  /**
   * The server's half for a slice of θ, with a state of its own.
   *
   * @param optimizer makes the server's steps, where the strategy has any
   * @param size length of the slice
   * @param shares of the examples that each worker holds; they add up to 1
   * @param mostRounds that the budget allows a worker
   */
  ServerRule rule(Optimizer optimizer, int size, double[] shares, long mostRounds);
}
