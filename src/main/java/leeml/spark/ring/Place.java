package leeml.spark.ring;

import java.nio.ByteBuffer;

/**
 * Whose seat it is.
 *
 * @param ring the driver's number of the ring
 * @param attempt Spark's attempt at the stage; another attempt is another ring
 * @param worker 0 to K − 1, counted around the ring
 */
record Place(long ring, int attempt, int worker) {

  static final int BYTES = 16;

  void pack(ByteBuffer into) {
    into.putLong(ring).putInt(attempt).putInt(worker);
  }

  static Place unpack(ByteBuffer from) {
    return new Place(from.getLong(), from.getInt(), from.getInt());
  }

  /** {@code worker 2 of ring 17.0}. */
  @Override
  public String toString() {
    return "worker %d of ring %d.%d".formatted(worker, ring, attempt);
  }
}
