package leeml.train.compress.sparse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.optim.Require;
import leeml.train.compress.Compressor;
import leeml.train.compress.CompressorState;
import leeml.train.compress.LittleEndian;

/**
 * Random-k: a sample of the numbers, drawn anew in every round.
 *
 * <p>S is k of the d places, all subsets equally likely, k = max(1, round(ratio·d)).
 *
 * <ul>
 *   <li>Unbiased: D(c)ᵢ = (d/k)·mᵢ for i in S and 0 else, so that E D(c) = m, with variance (d/k −
 *       1)·mᵢ² in each number. Nothing is remembered. Source: Wangni et al., Gradient
 *       sparsification for communication-efficient distributed optimization, NeurIPS 2018, §3, with
 *       the same probability k/d for all and exactly k numbers.
 *   <li>With feedback: p = m + e, D(c)ᵢ = pᵢ for i in S and 0 else, e ← p − D(c). Source: Stich et
 *       al., Sparsified SGD with memory, NeurIPS 2018, Algorithm 1 with rand_k.
 * </ul>
 *
 * <p>The places do not travel: the message carries the seed that both sides draw them from. The
 * rate of the unbiased form must fall with k/d; the other one takes the rate as it is, up to a
 * delay of d/k rounds.
 *
 * <p>Bytes: 8 + 4k. Layout, little-endian: the seed (long), then k floats in order of places, d/k
 * already multiplied in. What is not finite passes through where it is drawn.
 *
 * <p>State: the seed of the last message in two scalars, from which the next one is drawn; with
 * feedback also e.
 *
 * @param ratio the share that is sent, in (0, 1]
 * @param feedback whether what was not sent is remembered
 */
public record RandomK(double ratio, boolean feedback) implements Compressor {

  /** Checks the ratio. */
  public RandomK {
    Require.share("ratio", ratio);
  }

  /** Sends a sample, scaled. */
  public static RandomK unbiased(double ratio) {
    return new RandomK(ratio, false);
  }

  /** Sends a sample as it is and remembers the rest. */
  public static RandomK withFeedback(double ratio) {
    return new RandomK(ratio, true);
  }

  @Override
  public String name() {
    return "randomk:ratio=" + new Ratio(ratio) + (feedback ? ",feedback=true" : "");
  }

  @Override
  public State init(int size, long seed) {
    return new Sampling(size, seed);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    int count = new Ratio(ratio).count(into.length);
    ByteBuffer in = LittleEndian.wrap(bytes, length(count));
    Arrays.fill(into, 0);
    Sample sample = new Sample(in.getLong(), count, into.length);
    for (int j = 0; j < count; j++) {
      into[sample.next()] = in.getFloat();
    }
  }

  private static long length(int count) {
    return Long.BYTES + (long) Float.BYTES * count;
  }

  private List<float[]> memory(int size) {
    return feedback ? List.of(new float[(int) Require.atLeast("size", size, 1)]) : List.of();
  }

  private final class Sampling extends CompressorState {

    private final int count;
    private final float scale;

    Sampling(int size, long seed) {
      super(feedback ? "randomk with feedback" : "randomk", size, memory(size), 0, 0);
      this.count = new Ratio(ratio).count(size);
      this.scale = feedback ? 1 : (float) ((double) size / count);
      setSeed(seed);
    }

    @Override
    protected byte[] pack(float[] vector) {
      float[] pending = feedback ? pending(vector) : vector;
      long seed = nextSeed();
      Sample sample = new Sample(seed, count, vector.length);
      byte[] bytes = LittleEndian.allocate(length(count));
      ByteBuffer out = LittleEndian.wrap(bytes).putLong(seed);
      for (int j = 0; j < count; j++) {
        int i = sample.next();
        out.putFloat(scale * pending[i]);
        if (feedback) {
          pending[i] = 0;
        }
      }
      return bytes;
    }

    private float[] pending(float[] vector) {
      float[] error = vectors().get(0);
      for (int i = 0; i < vector.length; i++) {
        error[i] += vector[i];
      }
      return error;
    }

    private long nextSeed() {
      long last = ((long) scalar(0) << Integer.SIZE) | Integer.toUnsignedLong((int) scalar(1));
      long next = new SplittableRandom(last).nextLong();
      setSeed(next);
      return next;
    }

    /** In two halves, since a double holds 53 bits exactly. */
    private void setSeed(long seed) {
      setScalar(0, (int) (seed >>> Integer.SIZE));
      setScalar(1, (int) seed);
    }
  }
}
