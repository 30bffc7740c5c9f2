package leeml.spark.ring;

import java.io.Serializable;
import leeml.spark.net.Address;

/**
 * What a task needs to find its ring.
 *
 * @param driver where the meeting is
 * @param ring the driver's number of the ring
 * @param timeoutMillis how long a step may take
 */
public record Invitation(Address driver, long ring, int timeoutMillis) implements Serializable {

  /**
   * Takes a seat in this JVM; the caller closes it.
   *
   * @param attempt Spark's attempt at the stage
   * @param worker 0 to K − 1
   */
  public Seat seat(int attempt, int worker) {
    return Station.seat(new Place(ring, attempt, worker), timeoutMillis);
  }
}
