package leeml.train.cluster;

/** The workers of a run, from the first round to the last. */
public interface Workers extends AutoCloseable {

  /** The examples that each worker's shard holds, by worker number. */
  long[] shardSizes();

  /**
   * Has every worker do a round.
   *
   * <p>Orders come with rounds 0, 1, 2, … in turn. A worker that fails and is started again repeats
   * its round with the same outcome.
   *
   * @param theta shape (d); not modified
   */
  Gathered round(float[] theta, Order order);

  /** Lets go of what the workers hold. */
  @Override
  void close();
}
