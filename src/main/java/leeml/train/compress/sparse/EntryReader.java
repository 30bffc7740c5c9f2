package leeml.train.compress.sparse;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import leeml.train.compress.LittleEndian;

/**
 * Reads what {@link EntryWriter} wrote.
 *
 * <p>All methods throw an {@link IllegalArgumentException} if the message ends inside an entry or
 * names a place that the vector does not have.
 */
final class EntryReader {

  private static final int LOW_BITS = 0x7f;

  private final ByteBuffer in;
  private final int size;
  private int next;
  private boolean negative;

  /**
   * Starts at the first entry.
   *
   * @param size d of the vector that the places are in
   */
  EntryReader(byte[] bytes, int size) {
    this.in = LittleEndian.wrap(bytes);
    this.size = size;
  }

  boolean hasNext() {
    return in.hasRemaining();
  }

  /** A place alone. */
  int index() {
    return skip(wholeNumber());
  }

  /** A place with a sign, to be asked for by {@link #negative}. */
  int indexAndSign() {
    int packed = wholeNumber();
    negative = (packed & 1) == 1;
    return skip(packed >>> 1);
  }

  /** Whether the last place that came with a sign came with minus. */
  boolean negative() {
    return negative;
  }

  float value() {
    try {
      return in.getFloat();
    } catch (BufferUnderflowException e) {
      throw cutShort(e);
    }
  }

  private int skip(int gap) {
    long index = (long) next + Integer.toUnsignedLong(gap);
    if (index >= size) {
      throw new IllegalArgumentException(
          "the message names place %d, expected 0 to %d".formatted(index, size - 1));
    }
    next = (int) index + 1;
    return (int) index;
  }

  private int wholeNumber() {
    try {
      int number = 0;
      int shift = 0;
      byte part;
      do {
        part = in.get();
        number |= (part & LOW_BITS) << shift;
        shift += 7;
      } while (part < 0);
      return number;
    } catch (BufferUnderflowException e) {
      throw cutShort(e);
    }
  }

  private static IllegalArgumentException cutShort(BufferUnderflowException cause) {
    return new IllegalArgumentException("the message ends inside an entry", cause);
  }
}
