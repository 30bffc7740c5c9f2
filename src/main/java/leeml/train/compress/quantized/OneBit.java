package leeml.train.compress.quantized;

import java.nio.ByteBuffer;
import leeml.train.compress.Compressor;
import leeml.train.compress.ErrorFeedback;
import leeml.train.compress.LittleEndian;

/**
 * 1-bit SGD: a block of numbers is sent as its signs and two means.
 *
 * <p>p = m + e. In each block, r₀ is the mean of the numbers that are not negative, r₁ that of the
 * negative ones (by the sign bit; 0 where there are none). D(c)ᵢ = r₀ or r₁ by the sign of pᵢ, e ←
 * p − D(c). The two means are the pair with the least squared error for these signs.
 *
 * <p>Variant: the paper has a pair for every column of a weight matrix. A vector has no columns, so
 * here a block is 1024 numbers in a row, the last block what remains; the threshold is 0, as there.
 *
 * <p>Bytes: 8·⌈d/1024⌉ + ⌈d/8⌉, 1.06 bits a number. Layout, block by block: r₀, r₁ as floats, then
 * the sign bits, eight a byte, the least significant first, set for minus. ±∞ or NaN in p spoils
 * the numbers of its sign in its block.
 *
 * <p>State: e. Source: Seide et al., 1-bit stochastic gradient descent and its application to
 * data-parallel distributed training of speech DNNs, Interspeech 2014.
 */
public record OneBit() implements Compressor {

  /** Numbers in a block. */
  public static final int BLOCK = 1024;

  @Override
  public String name() {
    return "onebit";
  }

  @Override
  public State init(int size, long seed) {
    return new TwoMeans(size);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    ByteBuffer in = LittleEndian.wrap(bytes, length(into.length));
    for (int start = 0; start < into.length; start += BLOCK) {
      float[] means = {in.getFloat(), in.getFloat()};
      SignBits.read(in, means, into, start, end(start, into.length));
    }
  }

  private static int end(int start, int size) {
    return Math.min(size, start + BLOCK);
  }

  private static long length(int size) {
    long blocks = (size + BLOCK - 1L) / BLOCK;
    return 2 * Float.BYTES * blocks + SignBits.length(size);
  }

  private static final class TwoMeans extends ErrorFeedback {

    TwoMeans(int size) {
      super("onebit", size);
    }

    @Override
    protected byte[] take(float[] pending) {
      byte[] bytes = LittleEndian.allocate(length(pending.length));
      ByteBuffer out = LittleEndian.wrap(bytes);
      for (int start = 0; start < pending.length; start += BLOCK) {
        int end = end(start, pending.length);
        float[] means = means(pending, start, end);
        out.putFloat(means[0]).putFloat(means[1]);
        SignBits.write(pending, start, end, out);
        for (int i = start; i < end; i++) {
          pending[i] -= means[SignBits.of(pending[i])];
        }
      }
      return bytes;
    }

    private static float[] means(float[] vector, int from, int to) {
      double[] sums = new double[2];
      int[] counts = new int[2];
      for (int i = from; i < to; i++) {
        int sign = SignBits.of(vector[i]);
        sums[sign] += vector[i];
        counts[sign]++;
      }
      return new float[] {mean(sums[0], counts[0]), mean(sums[1], counts[1])};
    }

    private static float mean(double sum, int count) {
      return count == 0 ? 0 : (float) (sum / count);
    }
  }
}
