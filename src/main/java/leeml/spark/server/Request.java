package leeml.spark.server;

import java.nio.ByteBuffer;
import leeml.spark.net.Header;

/**
 * What is asked of a server: a {@link Header} that says what, in which attempt, of which slice and
 * by whom, and for a push its content.
 *
 * @param attempt at the run that it belongs to; a server deals with the present one only
 * @param slice that it concerns
 * @param worker who asks; -1 for the driver
 * @param body the rest; gone when the request has been taken in
 */
record Request(Kind kind, int attempt, int slice, int worker, ByteBuffer body) {

  private static final int NUMBERS = 3;

  /** Who asks is the driver. */
  static final int DRIVER = -1;

  /** What is asked. */
  enum Kind {
    /** A worker starts, or is started again; all are answered at once, with a {@code Pulled}. */
    REGISTER,
    /**
     * A worker's vector; the answer is a {@code Pulled}, when the strategy lets the worker go on.
     */
    PUSH,
    /** A worker has done all its rounds. */
    LEAVE,
    /** The driver wants to see the slice. */
    LOOK,
    /** The same, with what the strategy's rule remembers. */
    LOOK_WHOLE,
    /** The workers are to end. */
    STOP,
    /** Nobody needs the slice any more. */
    RELEASE
  }

  /** A request whose body is to be written where the buffer stands. */
  static ByteBuffer start(Kind kind, int attempt, int slice, int worker, int bodyBytes) {
    return Header.start(bodyBytes, kind, attempt, slice, worker);
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
    ByteBuffer bytes = Header.open(packed, NUMBERS);
    return new Request(
        Header.kind(Kind.class, bytes), bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes);
  }
}
