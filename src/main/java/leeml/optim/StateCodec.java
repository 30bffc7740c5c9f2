package leeml.optim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Saves the state of an optimizer and restores it exactly: a restored state goes on bit for bit as
 * the saved one would have.
 *
 * <p>Layout, big-endian: {@code "LEOS"}, version (int), kind (length in bytes, UTF-8), d, number of
 * vectors, number of scalars (int each), the scalars (double), the vectors (float). A state without
 * vectors has d = 0. Hyper-parameters are not in it: they belong to the description.
 */
public final class StateCodec {

  private static final int MAGIC = 0x4C454F53;
  private static final int VERSION = 1;
  private static final int FIXED_INTS = 6;

  private StateCodec() {}

  /**
   * Writes a state; it is not modified.
   *
   * @throws IllegalArgumentException if it would need more than 2³¹ − 1 bytes
   */
  public static byte[] encode(Optimizer.State state) {
    byte[] kind = state.kind().getBytes(StandardCharsets.UTF_8);
    double[] scalars = state.scalars();
    List<float[]> vectors = state.vectors();
    ByteBuffer out = ByteBuffer.allocate(length(kind, scalars, vectors));
    out.putInt(MAGIC).putInt(VERSION).putInt(kind.length).put(kind);
    out.putInt(size(vectors)).putInt(vectors.size()).putInt(scalars.length);
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
   * Reads what {@link #encode} wrote into a state of the same kind and size, overwriting it. When
   * it refuses, the state is as it was.
   *
   * @throws IllegalArgumentException if the bytes are no saved state, of another version, cut
   *     short, or of another kind or size than {@code state}
   */
  public static void decode(byte[] bytes, Optimizer.State state) {
    byte[] kind = state.kind().getBytes(StandardCharsets.UTF_8);
    double[] scalars = state.scalars();
    List<float[]> vectors = state.vectors();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    require(bytes.length >= Integer.BYTES * FIXED_INTS && in.getInt() == MAGIC, "no saved state");
    expect("version", VERSION, in.getInt());
    checkKind(in, state.kind());
    expect("size", size(vectors), in.getInt());
    expect("vector count", vectors.size(), in.getInt());
    expect("scalar count", scalars.length, in.getInt());
    expect("length in bytes", length(kind, scalars, vectors), bytes.length);
    for (int i = 0; i < scalars.length; i++) {
      scalars[i] = in.getDouble();
    }
    state.setScalars(scalars);
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
  public static void copy(Optimizer.State from, Optimizer.State to) {
    List<float[]> source = from.vectors();
    List<float[]> target = to.vectors();
    require(to.kind().equals(from.kind()), "of kind " + from.kind() + ", expected " + to.kind());
    expect("vector count", target.size(), source.size());
    expect("size", size(target), size(source));
    to.setScalars(from.scalars());
    for (int i = 0; i < source.size(); i++) {
      System.arraycopy(source.get(i), 0, target.get(i), 0, source.get(i).length);
    }
  }

  private static void checkKind(ByteBuffer in, String expected) {
    int length = in.getInt();
    int room = in.remaining() - 3 * Integer.BYTES;
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
      throw new IllegalArgumentException("cannot restore the optimizer state: it is " + otherwise);
    }
  }

  private static int size(List<float[]> vectors) {
    return vectors.isEmpty() ? 0 : vectors.get(0).length;
  }

  private static int length(byte[] kind, double[] scalars, List<float[]> vectors) {
    long header = (long) Integer.BYTES * FIXED_INTS + kind.length;
    long body = (long) Double.BYTES * scalars.length;
    body += (long) Float.BYTES * vectors.size() * size(vectors);
    if (header + body > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the state needs " + (header + body) + " bytes, more than " + Integer.MAX_VALUE);
    }
    return (int) (header + body);
  }
}
