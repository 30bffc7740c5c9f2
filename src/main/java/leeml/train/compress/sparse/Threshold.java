package leeml.train.compress.sparse;

import java.math.BigDecimal;
import java.util.Arrays;
import leeml.optim.Require;
import leeml.train.compress.Compressor;
import leeml.train.compress.ErrorFeedback;

/**
 * Strom's threshold: ±τ for every number that has grown beyond it; the rest waits.
 *
 * <p>p = m + e, D(c)ᵢ = τ where pᵢ &gt; τ, −τ where pᵢ &lt; −τ, 0 else, e ← p − D(c). A number
 * moves by at most τ a round, so τ belongs to the scale of the vectors: far below it everything is
 * sent every round and still falls behind, far above it nothing ever is.
 *
 * <p>Bytes: for each number sent 1 where the gap is below 64, 2 below 8192, 3 below 1 048 576; 0
 * when nothing is sent. Layout: one entry for each in order of places, 2·(places skipped) + (1 for
 * −τ), 7 bits a byte, least significant first, upper bit set where more follow. ±∞ is sent as ±τ in
 * every round; NaN is never sent.
 *
 * <p>State: e. Source: Strom, Scalable distributed DNN training using commodity GPU cloud
 * computing, Interspeech 2015: a place and a sign, which are a word of 32 bits there before further
 * coding.
 *
 * @param tau τ, above 0
 */
public record Threshold(double tau) implements Compressor {

  /** Checks τ; it has to be one as a float, too. */
  public Threshold {
    Require.positive("tau", tau);
    Require.positive("tau as a float", (float) tau);
  }

  /** Sends ±τ. */
  public static Threshold of(double tau) {
    return new Threshold(tau);
  }

  @Override
  public String name() {
    return "threshold:tau=" + BigDecimal.valueOf(tau).stripTrailingZeros().toPlainString();
  }

  @Override
  public State init(int size, long seed) {
    return new Steps(size);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    Arrays.fill(into, 0);
    EntryReader in = new EntryReader(bytes, into.length);
    float step = (float) tau;
    while (in.hasNext()) {
      int index = in.indexAndSign();
      into[index] = in.negative() ? -step : step;
    }
  }

  private final class Steps extends ErrorFeedback {

    Steps(int size) {
      super("threshold", size);
    }

    @Override
    protected byte[] take(float[] pending) {
      EntryWriter out = new EntryWriter();
      float step = (float) tau;
      for (int i = 0; i < pending.length; i++) {
        if (Math.abs(pending[i]) > step) {
          out.indexAndSign(i, pending[i] < 0);
          pending[i] -= Math.copySign(step, pending[i]);
        }
      }
      return out.bytes();
    }
  }
}
