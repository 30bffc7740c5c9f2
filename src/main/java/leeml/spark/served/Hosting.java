package leeml.spark.served;

import leeml.spark.server.Look;
import leeml.spark.server.Server;
import leeml.spark.server.ServerLocation;

/** Who holds the slices of θ, as the driver's side of a run deals with it. */
interface Hosting extends AutoCloseable {

  /** What workers begin the attempt with. */
  Beginning beginning();

  /** Where the slices are, as far as it is known before workers start; null if it is not. */
  ServerLocation location();

  /** The server, once workers have pushed. */
  Server server();

  /** Whether θ outlives the workers. */
  boolean keepsTheta();

  /**
   * The workers are started again.
   *
   * @param seen at the last look; null before the first
   */
  void startAnew(int attempt, Look seen);

  @Override
  void close();
}
