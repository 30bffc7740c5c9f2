package leeml.train.compress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Nothing left out: D(C(m)) = m.
 *
 * <p>Layout: d little-endian float32, 4d bytes.
 */
public record FullPrecision() implements Compressor {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public State init(int size, long seed) {
    return Packing.INSTANCE;
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(into);
  }

  /** Remembers nothing, so one serves all. */
  private enum Packing implements State {
    INSTANCE;

    @Override
    public byte[] compress(float[] vector) {
      byte[] bytes = new byte[Float.BYTES * vector.length];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
      return bytes;
    }

    @Override
    public List<float[]> vectors() {
      return List.of();
    }

    @Override
    public double[] scalars() {
      return new double[0];
    }

    @Override
    public void setScalars(double[] scalars) {}
  }
}
