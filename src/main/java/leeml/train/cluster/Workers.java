package leeml.train.cluster;

import java.util.List;
import leeml.train.worker.Order;

/** The workers of a run that goes in rounds, from the first round to the last. */
public interface Workers extends AutoCloseable {

  /**
   * Has every worker do a round.
   *
   * <p>Orders come with rounds 0, 1, 2, … in turn, or from where {@link #goOnFrom} goes on. A
   * worker that fails and is started again repeats its round with the same outcome.
   *
   * @param theta shape (d); not modified
   */
  Gathered round(float[] theta, Order order);

  /**
   * What the workers carry into the next round, by number, as {@code WorkerState} writes it. With θ
   * and the centre's memory it is all that the run needs to go on elsewhere.
   */
  List<byte[]> states();

  /**
   * Goes on from what {@link #states} gave in a run of the same plan over the same shards; before
   * the first round, whose order then has a higher number.
   *
   * @throws IllegalArgumentException if there are not as many states as workers
   */
  void goOnFrom(List<byte[]> states);

  /** Seconds since the workers started, by the clock of their cluster. */
  double seconds();

  /** Lets go of what the workers hold. */
  @Override
  void close();
}
