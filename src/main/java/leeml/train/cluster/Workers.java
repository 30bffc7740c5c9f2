package leeml.train.cluster;

import leeml.train.worker.Order;

/** The workers of a run that goes in rounds, from the first round to the last. */
public interface Workers extends AutoCloseable {

  /**
   * Has every worker do a round.
   *
   * <p>Orders come with rounds 0, 1, 2, … in turn. A worker that fails and is started again repeats
   * its round with the same outcome.
   *
   * @param theta shape (d); not modified
   */
  Gathered round(float[] theta, Order order);

  /** Seconds since the workers started, by the clock of their cluster. */
  double seconds();

  /** Lets go of what the workers hold. */
  @Override
  void close();
}
