package leeml.train.compress;

import java.util.ArrayList;
import java.util.List;
import leeml.optim.Require;

/**
 * Error feedback: what was not sent is added to the next vector.
 *
 * <p>p = m + e, c = C(p), e ← p − D(c), e₀ = 0. So after any number of rounds Σ D(c) + e = Σ m, to
 * rounding: nothing is lost, only late.
 *
 * <p>m is whatever the strategy sends. The papers take m = η·g, the rate inside, so that a falling
 * rate does not weigh old errors anew; a strategy that sends bare gradients weighs its errors with
 * the rate of the round in which they are sent.
 *
 * <p>State: vector 0 is e. Source: Seide et al., Interspeech 2014; in this form Karimireddy et al.,
 * Error feedback fixes SignSGD, ICML 2019, Algorithm 2.
 */
public abstract class ErrorFeedback extends CompressorState {

  private final float[] error;

  /**
   * Starts with no error.
   *
   * @param kind the name of the recurrence, stored with a saved state
   * @param size d, at least 1
   * @param others what is remembered besides e
   */
  protected ErrorFeedback(String kind, int size, float[]... others) {
    super(kind, size, errorAnd(size, others));
    this.error = vectors().get(0);
  }

  /**
   * Packs what it can of p and takes it out.
   *
   * @param pending p on entry, p − D(c) on exit; shape (d)
   * @return c
   */
  protected abstract byte[] take(float[] pending);

  @Override
  protected final byte[] pack(float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      error[i] += vector[i];
    }
    return take(error);
  }

  private static List<float[]> errorAnd(int size, float[]... others) {
    List<float[]> vectors = new ArrayList<>();
    vectors.add(new float[(int) Require.atLeast("size", size, 1)]);
    vectors.addAll(List.of(others));
    return vectors;
  }
}
