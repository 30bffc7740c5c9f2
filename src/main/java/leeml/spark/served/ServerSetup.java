package leeml.spark.served;

/**
 * How a parameter server is set up.
 *
 * @param place where its slices are
 * @param slices into how many θ is cut on the driver, at least 1; on executors there is one a
 *     worker
 * @param timeoutMillis how long a worker waits for an answer, and the driver for any worker's next
 *     round, at least 1; has to be longer than the slowest worker's round
 */
public record ServerSetup(ServerPlace place, int slices, int timeoutMillis) {

  /** How long an answer may take unless told. */
  public static final int TIMEOUT_MILLIS = 120_000;

  /** Checks the ranges. */
  public ServerSetup {
    if (slices < 1 || timeoutMillis < 1) {
      throw new IllegalArgumentException(
          "%d slices and a time-out of %d ms, expected at least 1 of both"
              .formatted(slices, timeoutMillis));
    }
  }

  /** θ in one piece on the driver. */
  public static ServerSetup onDriver() {
    return onDriver(1);
  }

  /** θ on the driver, cut into slices that take pushes in at the same time. */
  public static ServerSetup onDriver(int slices) {
    return new ServerSetup(ServerPlace.DRIVER, slices, TIMEOUT_MILLIS);
  }

  /** A slice of θ on each worker's executor. */
  public static ServerSetup onExecutors() {
    return new ServerSetup(ServerPlace.EXECUTORS, 1, TIMEOUT_MILLIS);
  }

  /** How many slices there are of a θ of so many numbers. */
  public int sliceCount(int workers, int size) {
    return Math.min(place == ServerPlace.DRIVER ? slices : workers, size);
  }

  /** The same with another time-out. */
  public ServerSetup waiting(int millis) {
    return new ServerSetup(place, slices, millis);
  }
}
