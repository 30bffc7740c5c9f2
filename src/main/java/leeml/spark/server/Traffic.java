package leeml.spark.server;

/**
 * What a worker's dealings with a server took.
 *
 * @param bytesUp sent
 * @param bytesDown received
 * @param serialiseNanos spent packing and unpacking
 */
public record Traffic(long bytesUp, long bytesDown, long serialiseNanos) {

  /** Nothing yet. */
  public static final Traffic NONE = new Traffic(0, 0, 0);

  /** Both. */
  public Traffic plus(Traffic other) {
    return new Traffic(
        bytesUp + other.bytesUp,
        bytesDown + other.bytesDown,
        serialiseNanos + other.serialiseNanos);
  }
}
