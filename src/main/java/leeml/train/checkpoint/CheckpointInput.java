package leeml.train.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Reads what {@link CheckpointOutput} wrote. A length is held against what is left of the file
 * before anything is made of it, so a false one costs no memory.
 */
final class CheckpointInput {

  private static final int CHUNK = 1 << 16;

  private final CheckedInputStream checked;
  private final DataInputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private long left;

  /**
   * A reader of a whole file.
   *
   * @param length in bytes
   */
  CheckpointInput(InputStream raw, long length) {
    checked = new CheckedInputStream(new BufferedInputStream(raw, CHUNK), new CRC32C());
    in = new DataInputStream(checked);
    left = length;
  }

  int integer() throws IOException {
    take(Integer.BYTES);
    return in.readInt();
  }

  long number() throws IOException {
    take(Long.BYTES);
    return in.readLong();
  }

  double real() throws IOException {
    take(Double.BYTES);
    return in.readDouble();
  }

  /**
   * How many parts follow.
   *
   * @param fewestBytes that each of them has
   */
  int count(int fewestBytes) throws IOException {
    int count = integer();
    if (count < 0 || (long) count * fewestBytes > left) {
      throw cutShort();
    }
    return count;
  }

  String text() throws IOException {
    return new String(bytes(), UTF_8);
  }

  byte[] bytes() throws IOException {
    int count = count(1);
    take(count);
    byte[] values = new byte[count];
    in.readFully(values);
    return values;
  }

  long[] numbers() throws IOException {
    long[] values = new long[count(Long.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
    return values;
  }

  double[] reals() throws IOException {
    double[] values = new double[count(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = real();
    }
    return values;
  }

  float[] floats() throws IOException {
    float[] values = new float[count(Float.BYTES)];
    take((long) values.length * Float.BYTES);
    for (int from = 0; from < values.length; from += CHUNK / Float.BYTES) {
      int count = Math.min(CHUNK / Float.BYTES, values.length - from);
      in.readFully(chunk, 0, count * Float.BYTES);
      ByteBuffer.wrap(chunk).asFloatBuffer().get(values, from, count);
    }
    return values;
  }

  /** Checks the end: the checksum, and nothing after it. */
  void checksum() throws IOException {
    long expected = checked.getChecksum().getValue();
    if (number() != expected) {
      throw new DamagedCheckpoint("it was altered: its checksum does not fit");
    }
    if (left != 0) {
      throw new DamagedCheckpoint("it was altered: %d bytes follow its end".formatted(left));
    }
  }

  private void take(long bytes) throws IOException {
    if (bytes > left) {
      throw cutShort();
    }
    left -= bytes;
  }

  private static DamagedCheckpoint cutShort() {
    return new DamagedCheckpoint("it is cut short or altered: a field goes beyond its end");
  }

  /** A file that became shorter while it was read. */
  static DamagedCheckpoint ended(EOFException early) {
    DamagedCheckpoint damaged = new DamagedCheckpoint("it is cut short");
    damaged.initCause(early);
    return damaged;
  }
}
