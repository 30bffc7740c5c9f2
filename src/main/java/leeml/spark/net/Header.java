package leeml.spark.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a message begins: what kind it is of and a few whole numbers, 4 bytes each, little-endian;
 * the body follows. A kind travels as its place among its kinds, from 1: both ends run the same
 * code.
 */
public final class Header {

  private Header() {}

  /** A message whose body is to be written where the buffer stands. */
  @SuppressWarnings("EnumOrdinal") // the number is not kept anywhere: both ends run the same code
  public static ByteBuffer start(int bodyBytes, Enum<?> kind, int... numbers) {
    ByteBuffer out =
        ByteBuffer.allocate(bytes(numbers.length) + bodyBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(kind.ordinal() + 1);
    for (int number : numbers) {
      out.putInt(number);
    }
    return out;
  }

  /**
   * A view of a message that is to be read from its kind on.
   *
   * @param numbers that follow its kind
   * @throws IllegalArgumentException if the message is shorter than its header
   */
  public static ByteBuffer open(ByteBuffer message, int numbers) {
    if (message.remaining() < bytes(numbers)) {
      throw new IllegalArgumentException(
          "a message of %d bytes, expected at least %d"
              .formatted(message.remaining(), bytes(numbers)));
    }
    return message.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the kind of an opened message.
   *
   * @throws IllegalArgumentException if there is none such
   */
  public static <K extends Enum<K>> K kind(Class<K> kinds, ByteBuffer opened) {
    K[] all = kinds.getEnumConstants();
    int number = opened.getInt();
    if (number < 1 || number > all.length) {
      throw new IllegalArgumentException(
          "a message of kind %d, expected 1 to %d".formatted(number, all.length));
    }
    return all[number - 1];
  }

  private static int bytes(int numbers) {
    return Integer.BYTES * (1 + numbers);
  }
}
