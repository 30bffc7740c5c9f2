package leeml.train.compress.sparse;

import java.util.Arrays;
import leeml.optim.Require;
import leeml.train.compress.Compressor;
import leeml.train.compress.ErrorFeedback;

/**
 * Top-k with error feedback: the k numbers of largest magnitude, exactly; the others wait.
 *
 * <p>p = m + e, D(c)ᵢ = pᵢ for the k largest |pᵢ| and 0 else, e ← p − D(c): 0 where it was sent. Of
 * equal magnitudes those at the lower places are sent. k = max(1, round(ratio·d)).
 *
 * <p>Bytes: 4k for the values and 1 for a gap below 128, 2 below 16 384, 3 below 2 097 152; spread
 * evenly, about 5.3k at ratio 0.01. Layout: k times a gap and a value, in order of places. The gap
 * is the count of places skipped, 7 bits a byte, least significant first, upper bit set where more
 * follow; the value is a float, little-endian. NaN counts as larger than ±∞, and ±∞ as larger than
 * all numbers: what is not finite is sent first, and is then gone from e.
 *
 * <p>State: e. Source: Stich et al., Sparsified SGD with memory, NeurIPS 2018, Algorithm 1 with
 * top_k; as gradient dropping in Aji and Heafield, EMNLP 2017, who estimate the k-th magnitude from
 * a sample, where this finds it exactly.
 *
 * @param ratio the share that is sent, in (0, 1]
 */
public record TopK(double ratio) implements Compressor {

  /** Checks the ratio. */
  public TopK {
    Require.share("ratio", ratio);
  }

  /** Sends this share. */
  public static TopK of(double ratio) {
    return new TopK(ratio);
  }

  @Override
  public String name() {
    return "topk:ratio=" + new Ratio(ratio);
  }

  @Override
  public State init(int size, long seed) {
    return new Selection(size);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    Arrays.fill(into, 0);
    EntryReader in = new EntryReader(bytes, into.length);
    while (in.hasNext()) {
      into[in.index()] = in.value();
    }
  }

  private final class Selection extends ErrorFeedback {

    private final int count;

    Selection(int size) {
      super("topk", size);
      this.count = new Ratio(ratio).count(size);
    }

    @Override
    protected byte[] take(float[] pending) {
      Largest largest = new Largest(pending, count);
      EntryWriter out = new EntryWriter();
      for (int i = 0; i < pending.length; i++) {
        if (largest.takes(pending[i])) {
          out.index(i);
          out.value(pending[i]);
          pending[i] = 0;
        }
      }
      return out.bytes();
    }
  }
}
