package leeml.train.compress.quantized;

import java.nio.ByteBuffer;
import leeml.train.compress.Compressor;
import leeml.train.compress.ErrorFeedback;
import leeml.train.compress.LittleEndian;

/**
 * The scaled sign with error feedback (EF-signSGD): one magnitude for the whole vector.
 *
 * <p>p = m + e, s = ‖p‖₁/d, D(c) = s·sign(p), e ← p − D(c). The sign is the sign bit, so 0 counts
 * as positive where mathematics has sign(0) = 0: what that sends too much, e takes back.
 *
 * <p>Bytes: 4 + ⌈d/8⌉. Layout: s as a float, then the sign bits, eight a byte, the least
 * significant first, set for minus. ±∞ or NaN in p makes s, and so every number, ±∞ or NaN.
 *
 * <p>State: e. Source: Karimireddy et al., Error feedback fixes SignSGD and other gradient
 * compression schemes, ICML 2019, Algorithm 1, with the rate outside. One scale for all of θ, where
 * the paper's experiments have one a layer.
 */
public record Sign() implements Compressor {

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public State init(int size, long seed) {
    return new ScaledSign(size);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    ByteBuffer in = LittleEndian.wrap(bytes, length(into.length));
    float scale = in.getFloat();
    SignBits.read(in, new float[] {scale, -scale}, into, 0, into.length);
  }

  private static int length(int size) {
    return Float.BYTES + SignBits.length(size);
  }

  private static final class ScaledSign extends ErrorFeedback {

    ScaledSign(int size) {
      super("sign", size);
    }

    @Override
    protected byte[] take(float[] pending) {
      float scale = meanMagnitude(pending);
      byte[] bytes = LittleEndian.allocate(length(pending.length));
      ByteBuffer out = LittleEndian.wrap(bytes).putFloat(scale);
      SignBits.write(pending, 0, pending.length, out);
      for (int i = 0; i < pending.length; i++) {
        pending[i] -= Math.copySign(scale, pending[i]);
      }
      return bytes;
    }

    private static float meanMagnitude(float[] vector) {
      double sum = 0;
      for (float x : vector) {
        sum += Math.abs(x);
      }
      return (float) (sum / vector.length);
    }
  }
}
