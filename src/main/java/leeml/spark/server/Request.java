package leeml.spark.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What is asked of a server: 16 bytes that say what, of which slice and by whom, little-endian, and
 * for a push its content.
 *
 * @param attempt at the run that it belongs to; a server deals with the present one only
 * @param slice that it concerns
 * @param worker who asks; -1 for the driver
 * @param body the rest; gone when the request has been taken in
 */
record Request(Kind kind, int attempt, int slice, int worker, ByteBuffer body) {

  private static final int HEADER_BYTES = 16;

  /** Who asks is the driver. */
  static final int DRIVER = -1;

  /** What is asked. */
  enum Kind {
    /** A worker starts, or is started again; all are answered at once, with a {@code Pulled}. */
    REGISTER(1),
    /**
     * A worker's vector; the answer is a {@code Pulled}, when the strategy lets the worker go on.
     */
    PUSH(2),
    /** A worker has done all its rounds. */
    LEAVE(3),
    /** The driver wants to see the slice. */
    LOOK(4),
    /** The workers are to end. */
    STOP(5),
    /** Nobody needs the slice any more. */
    RELEASE(6);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    private static Kind of(int number) {
      return Arrays.stream(values())
          .filter(kind -> kind.number == number)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "a request of kind %d, expected 1 to %d".formatted(number, values().length)));
    }
  }

  /** A request whose body is to be written where the buffer stands. */
  static ByteBuffer start(Kind kind, int attempt, int slice, int worker, int bodyBytes) {
    return ByteBuffer.allocate(HEADER_BYTES + bodyBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(kind.number)
        .putInt(attempt)
        .putInt(slice)
        .putInt(worker);
  }

  /** A request without a body. */
  static ByteBuffer of(Kind kind, int attempt, int slice, int worker) {
    return start(kind, attempt, slice, worker, 0).flip();
  }

  /**
   * Reads a request; its body stays in the buffer.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Request unpack(ByteBuffer packed) {
    ByteBuffer bytes = packed.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < HEADER_BYTES) {
      throw new IllegalArgumentException(
          "a request of %d bytes, expected at least %d".formatted(bytes.remaining(), HEADER_BYTES));
    }
    return new Request(
        Kind.of(bytes.getInt()), bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes);
  }
}
