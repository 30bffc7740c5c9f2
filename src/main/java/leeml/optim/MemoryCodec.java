package leeml.optim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Saves a memory and restores it exactly: what is restored goes on bit for bit as what was saved
 * would have.
 *
 * <p>Layout, big-endian: {@code "LEOS"}, version (int), kind (length in bytes, UTF-8), number of
 * vectors, number of scalars, the length of each vector (int each), the scalars (double), the
 * vectors (float). Hyper-parameters are not in it: they belong to the description.
 */
public final class MemoryCodec {

  private static final int MAGIC = 0x4C454F53;
  private static final int VERSION = 1;
  private static final int FIXED_INTS = 5;

  private MemoryCodec() {}

  /**
   * Writes a memory; it is not modified.
   *
   * @throws IllegalArgumentException if it would need more than 2³¹ − 1 bytes
   */
  public static byte[] encode(Memory memory) {
    byte[] kind = memory.kind().getBytes(StandardCharsets.UTF_8);
    double[] scalars = memory.scalars();
    List<float[]> vectors = memory.vectors();
    ByteBuffer out = ByteBuffer.allocate(length(kind, scalars, vectors));
    out.putInt(MAGIC).putInt(VERSION).putInt(kind.length).put(kind);
    out.putInt(vectors.size()).putInt(scalars.length);
    vectors.forEach(vector -> out.putInt(vector.length));
    for (double scalar : scalars) {
      out.putDouble(scalar);
    }
    for (float[] vector : vectors) {
      out.asFloatBuffer().put(vector);
      out.position(out.position() + Float.BYTES * vector.length);
    }
    return out.array();
  }

  /**
   * Reads what {@link #encode} wrote into a memory of the same kind and size, overwriting it. When
   * it refuses, the memory is as it was.
   *
   * @throws IllegalArgumentException if the bytes are no saved memory, of another version, cut
   *     short, or of another kind or size than {@code memory}
   */
  public static void decode(byte[] bytes, Memory memory) {
    byte[] kind = memory.kind().getBytes(StandardCharsets.UTF_8);
    double[] scalars = memory.scalars();
    List<float[]> vectors = memory.vectors();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    require(bytes.length >= Integer.BYTES * FIXED_INTS && in.getInt() == MAGIC, "no saved memory");
    expect("version", VERSION, in.getInt());
    checkKind(in, memory.kind());
    expect("vector count", vectors.size(), in.getInt());
    expect("scalar count", scalars.length, in.getInt());
    require(in.remaining() >= Integer.BYTES * vectors.size(), "cut short in its header");
    vectors.forEach(vector -> expect("size", vector.length, in.getInt()));
    expect("length in bytes", length(kind, scalars, vectors), bytes.length);
    for (int i = 0; i < scalars.length; i++) {
      scalars[i] = in.getDouble();
    }
    memory.setScalars(scalars);
    for (float[] vector : vectors) {
      in.asFloatBuffer().get(vector);
      in.position(in.position() + Float.BYTES * vector.length);
    }
  }

  /**
   * Makes {@code to} equal to {@code from}, which is not modified.
   *
   * @throws IllegalArgumentException if they differ in kind or size
   */
  public static void copy(Memory from, Memory to) {
    List<float[]> source = from.vectors();
    List<float[]> target = to.vectors();
    require(to.kind().equals(from.kind()), "of kind " + from.kind() + ", expected " + to.kind());
    expect("vector count", target.size(), source.size());
    for (int i = 0; i < source.size(); i++) {
      expect("size", target.get(i).length, source.get(i).length);
    }
    to.setScalars(from.scalars());
    for (int i = 0; i < source.size(); i++) {
      System.arraycopy(source.get(i), 0, target.get(i), 0, source.get(i).length);
    }
  }

  private static void checkKind(ByteBuffer in, String expected) {
    int length = in.getInt();
    int room = in.remaining() - 2 * Integer.BYTES;
    require(length >= 0 && length <= room, "cut short in its header");
    byte[] kind = new byte[length];
    in.get(kind);
    String found = new String(kind, StandardCharsets.UTF_8);
    require(found.equals(expected), "of kind " + found + ", expected " + expected);
  }

  private static void expect(String what, long expected, long found) {
    require(expected == found, "of " + what + " " + found + ", expected " + expected);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("cannot restore the memory: it is " + otherwise);
    }
  }

  private static int length(byte[] kind, double[] scalars, List<float[]> vectors) {
    long header = (long) Integer.BYTES * FIXED_INTS + kind.length;
    long body = (long) Double.BYTES * scalars.length;
    for (float[] vector : vectors) {
      body += Integer.BYTES + (long) Float.BYTES * vector.length;
    }
    if (header + body > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the memory needs " + (header + body) + " bytes, more than " + Integer.MAX_VALUE);
    }
    return (int) (header + body);
  }
}
