package leeml.train.compress;

import java.util.List;

/**
 * The full vector as it is, {@code none} on the command line: D(C(m)) = m, bit for bit.
 *
 * <p>Bytes: 4d. Layout: m₀ … m₍d₋₁₎ as floats, little-endian.
 */
public record FullPrecision() implements Compressor {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public State init(int size, long seed) {
    return new Copy(size);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    LittleEndian.wrap(bytes, length(into.length)).asFloatBuffer().get(into);
  }

  private static long length(int size) {
    return (long) Float.BYTES * size;
  }

  private static final class Copy extends CompressorState {

    Copy(int size) {
      super("none", size, List.of());
    }

    @Override
    protected byte[] pack(float[] vector) {
      byte[] bytes = LittleEndian.allocate(length(vector.length));
      LittleEndian.wrap(bytes).asFloatBuffer().put(vector);
      return bytes;
    }
  }
}
