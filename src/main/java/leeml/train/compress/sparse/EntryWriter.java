package leeml.train.compress.sparse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import leeml.train.compress.LittleEndian;

/**
 * Writes entries into a message that grows.
 *
 * <p>A whole number takes 7 bits a byte, the least significant first, the upper bit of a byte set
 * where more follow: 1 byte below 128, 2 below 16 384, 3 below 2 097 152 (LEB128, unsigned). A
 * place is written as its gap: the number of places skipped since the last one.
 */
final class EntryWriter {

  private static final int START = 1024;
  private static final int LARGEST_ENTRY = 5 + Float.BYTES;
  private static final int LOW_BITS = 0x7f;
  private static final int MORE = 0x80;

  private byte[] bytes = new byte[START];
  private ByteBuffer out = LittleEndian.wrap(bytes);
  private int next;

  /** Writes a place; they must come in rising order. */
  void index(int index) {
    wholeNumber(index - next);
    next = index + 1;
  }

  /** Writes 2·gap + 1 for a negative number's place, 2·gap for another's. */
  void indexAndSign(int index, boolean negative) {
    wholeNumber(((index - next) << 1) | (negative ? 1 : 0));
    next = index + 1;
  }

  /** Writes a number, after its place. */
  void value(float value) {
    out.putFloat(value);
  }

  private void wholeNumber(int unsigned) {
    makeRoom();
    int rest = unsigned;
    while ((rest & ~LOW_BITS) != 0) {
      out.put((byte) ((rest & LOW_BITS) | MORE));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private void makeRoom() {
    if (out.remaining() < LARGEST_ENTRY) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(2, bytes.length));
      out = LittleEndian.wrap(bytes).position(out.position());
    }
  }

  /** What was written. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, out.position());
  }
}
