package leeml.train.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes fields, big-endian, lists and arrays after their length, and a checksum at the end. */
final class CheckpointOutput {

  private static final int CHUNK = 1 << 16;

  private final CheckedOutputStream checked;
  private final DataOutputStream out;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

  CheckpointOutput(OutputStream raw) {
    checked = new CheckedOutputStream(raw, new CRC32C());
    out = new DataOutputStream(new BufferedOutputStream(checked, CHUNK));
  }

  void integer(int value) throws IOException {
    out.writeInt(value);
  }

  void number(long value) throws IOException {
    out.writeLong(value);
  }

  void real(double value) throws IOException {
    out.writeDouble(value);
  }

  void text(String value) throws IOException {
    bytes(value.getBytes(UTF_8));
  }

  void bytes(byte[] values) throws IOException {
    out.writeInt(values.length);
    out.write(values);
  }

  void numbers(long[] values) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  void reals(double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  void floats(float[] values) throws IOException {
    out.writeInt(values.length);
    for (int from = 0; from < values.length; from += CHUNK / Float.BYTES) {
      int count = Math.min(CHUNK / Float.BYTES, values.length - from);
      chunk.clear().asFloatBuffer().put(values, from, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
  }

  /** Ends with the CRC-32C of everything before it; the stream stays open. */
  void checksum() throws IOException {
    out.flush();
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }
}
