package leeml.train.cluster;

import java.util.Optional;

/** The workers of a run under a parameter server, from the first push to the last. */
public interface ServedWorkers extends AutoCloseable {

  /**
   * Waits until K more rounds of workers are done, or the last ones. Where workers go on by
   * themselves there may be more by then.
   *
   * @return empty when all workers have ended
   */
  Optional<Turn> turn();

  /** Seconds since the workers started, by the clock of their cluster. */
  double seconds();

  /** Ends the workers, wherever they are, and lets go of what they hold. */
  @Override
  void close();
}
