package leeml.train.cluster;

import java.util.Optional;
import leeml.train.server.ServedSnapshot;

/** The workers of a run under a parameter server, from the first push to the last. */
public interface ServedWorkers extends AutoCloseable {

  /**
   * Waits until K more rounds of workers are done, or the last ones. Where workers go on by
   * themselves there may be more by then.
   *
   * @return empty when all workers have ended
   */
  Optional<Turn> turn();

  /**
   * The server and its workers as they are, to go on from elsewhere; between two turns. Where
   * workers go on by themselves, θ may be further than the last turn's, and the workers' own states
   * are not in it.
   *
   * @return empty if the server cannot be seen just now
   */
  Optional<ServedSnapshot> snapshot();

  /** Seconds since the workers started, by the clock of their cluster. */
  double seconds();

  /** Ends the workers, wherever they are, and lets go of what they hold. */
  @Override
  void close();
}
