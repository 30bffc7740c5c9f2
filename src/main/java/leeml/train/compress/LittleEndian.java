package leeml.train.compress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Messages of a known length, little-endian as the processors of today are. */
public final class LittleEndian {

  private LittleEndian() {}

  /**
   * Room for a message.
   *
   * @param length in bytes
   * @throws IllegalArgumentException if it is longer than an array can be
   */
  public static byte[] allocate(long length) {
    if (length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the message needs " + length + " bytes, more than " + Integer.MAX_VALUE);
    }
    return new byte[(int) length];
  }

  /** A message to be written or read from its start. */
  public static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A message that came, to be read from its start.
   *
   * @param expected its length in bytes
   * @throws IllegalArgumentException if it has another length
   */
  public static ByteBuffer wrap(byte[] bytes, long expected) {
    if (bytes.length != expected) {
      throw new IllegalArgumentException(
          "the message must have " + expected + " bytes, but has " + bytes.length);
    }
    return wrap(bytes);
  }
}
