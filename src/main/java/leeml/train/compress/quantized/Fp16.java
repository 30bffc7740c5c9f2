package leeml.train.compress.quantized;

import java.nio.ByteBuffer;
import java.util.List;
import leeml.train.compress.Compressor;
import leeml.train.compress.CompressorState;
import leeml.train.compress.LittleEndian;

/**
 * Half precision: every number as the nearest IEEE 754 half, ties to even; no error feedback.
 *
 * <p>Relative error at most 2⁻¹¹ from 2⁻¹⁴ to 65504, absolute error at most 2⁻²⁵ below that:
 * numbers up to 2⁻²⁵ are sent as 0 and are lost. What is larger than 65504 is sent as ±65504 (it
 * saturates, it does not become ∞); ±∞ and NaN pass through.
 *
 * <p>Bytes: 2d. Layout: d halves, little-endian. State: none. Source: IEEE 754-2008, §3.6
 * (binary16) and §4.3.1 (the rounding); it would round to ±∞ from 65520 on, and one such number
 * would spoil the sum at the receiver, hence the saturation.
 */
public record Fp16() implements Compressor {

  @Override
  public String name() {
    return "fp16";
  }

  @Override
  public State init(int size, long seed) {
    return new Rounding(size);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    ByteBuffer in = LittleEndian.wrap(bytes, length(into.length));
    for (int i = 0; i < into.length; i++) {
      into[i] = Half.toFloat(in.getShort());
    }
  }

  private static long length(int size) {
    return (long) Short.BYTES * size;
  }

  private static final class Rounding extends CompressorState {

    Rounding(int size) {
      super("fp16", size, List.of());
    }

    @Override
    protected byte[] pack(float[] vector) {
      byte[] bytes = LittleEndian.allocate(length(vector.length));
      ByteBuffer out = LittleEndian.wrap(bytes);
      for (float x : vector) {
        out.putShort(Half.fromFloat(x));
      }
      return bytes;
    }
  }
}
