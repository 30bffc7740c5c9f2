package leeml.data.audio.spectrum;

/**
 * Cuts a sound into frames that overlap, each under a Hamming window: w_i = 0.54 − 0.46 cos(2πi /
 * (n − 1)).
 *
 * <p>Before that, pre-emphasis lifts the high frequencies, of which a voice has little: y_i = x_i −
 * a x_(i−1), x_(−1) = x_0. What does not fill a last frame is left out; a sound shorter than a
 * frame is one frame, filled up with zeros.
 *
 * <p>Source: Young et al., The HTK Book 3.4, section 5.2.
 */
public final class Framing {

  private final int hop;
  private final double emphasis;
  private final double[] window;

  /**
   * Frames of one kind.
   *
   * @param length n, samples of a frame, at least 2
   * @param hop samples from the start of a frame to that of the next, at least 1
   * @param emphasis a, in [0, 1)
   */
  public Framing(int length, int hop, double emphasis) {
    if (length < 2 || hop < 1 || !(emphasis >= 0 && emphasis < 1)) {
      throw new IllegalArgumentException(
          "frames of %d samples, %d apart, emphasis %s; expected at least 2, at least 1, in [0, 1)"
              .formatted(length, hop, emphasis));
    }
    this.hop = hop;
    this.emphasis = emphasis;
    this.window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (length - 1));
    }
  }

  /** What speech is usually cut into: 25 ms every 10 ms, a = 0.97. */
  public static Framing ofSpeech(int rateHz) {
    return new Framing(rateHz * 25 / 1000, rateHz / 100, 0.97);
  }

  /** n. */
  public int length() {
    return window.length;
  }

  /** Samples from the start of a frame to that of the next. */
  public int hop() {
    return hop;
  }

  /** How many frames a sound of so many samples has, at least 1. */
  public int count(int samples) {
    return samples < length() ? 1 : 1 + (samples - length()) / hop;
  }

  /**
   * Frame t, windowed.
   *
   * @param samples the whole sound; not modified
   * @param into takes the frame, at least n long; what lies behind it becomes 0
   */
  public void frame(float[] samples, int t, double[] into) {
    for (int i = 0; i < into.length; i++) {
      int at = t * hop + i;
      boolean there = i < length() && at < samples.length;
      into[i] = there ? window[i] * (samples[at] - emphasis * samples[Math.max(0, at - 1)]) : 0;
    }
  }
}
