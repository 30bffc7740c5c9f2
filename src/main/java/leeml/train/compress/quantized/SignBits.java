package leeml.train.compress.quantized;

import java.nio.ByteBuffer;

/**
 * Signs at one bit a number: bit i mod 8, counted from the least significant, of byte i / 8 is the
 * sign bit of number i. It is set for −0 and clear for 0; bits after the last number are clear.
 */
final class SignBits {

  private SignBits() {}

  /** Bytes that {@code count} signs take. */
  static int length(int count) {
    return (count + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** 1 if the sign bit of {@code x} is set, else 0. */
  static int of(float x) {
    return Float.floatToRawIntBits(x) >>> 31;
  }

  /** Writes the signs of {@code vector[from … to − 1]}. */
  static void write(float[] vector, int from, int to, ByteBuffer out) {
    for (int start = from; start < to; start += Byte.SIZE) {
      int bits = 0;
      int end = Math.min(to, start + Byte.SIZE);
      for (int i = start; i < end; i++) {
        bits |= of(vector[i]) << (i - start);
      }
      out.put((byte) bits);
    }
  }

  /**
   * Fills {@code into[from … to − 1]}.
   *
   * @param meaning what a clear bit stands for, and what a set one
   */
  static void read(ByteBuffer in, float[] meaning, float[] into, int from, int to) {
    for (int start = from; start < to; start += Byte.SIZE) {
      int bits = in.get();
      int end = Math.min(to, start + Byte.SIZE);
      for (int i = start; i < end; i++) {
        into[i] = meaning[(bits >>> (i - start)) & 1];
      }
    }
  }
}
