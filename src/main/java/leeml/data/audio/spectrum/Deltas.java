package leeml.data.audio.spectrum;

/**
 * How features change in time: the slope of a straight line through the 2N + 1 frames around, d_t =
 * Σ_n n (c_(t+n) − c_(t−n)) / (2 Σ_n n²), n = 1 … N; at the ends the first and the last frame are
 * repeated.
 *
 * <p>Source: Furui, Speaker-independent isolated word recognition using dynamic features of speech
 * spectrum, IEEE TASSP 34 (1986); as in The HTK Book, equation 5.16.
 */
public final class Deltas {

  private Deltas() {}

  /**
   * Each frame with its slopes behind it.
   *
   * @param frames shape (T, p); not modified
   * @param reach N, at least 1
   * @return shape (T, 2p)
   */
  public static FeatureFrames appended(FeatureFrames frames, int reach) {
    if (reach < 1) {
      throw new IllegalArgumentException("slopes over " + reach + " frames, expected at least 1");
    }
    int columns = frames.columns();
    float[] values = new float[frames.count() * 2 * columns];
    for (int t = 0; t < frames.count(); t++) {
      for (int k = 0; k < columns; k++) {
        values[t * 2 * columns + k] = frames.at(t, k);
        values[t * 2 * columns + columns + k] = slope(frames, t, k, reach);
      }
    }
    return new FeatureFrames(values, 2 * columns);
  }

  private static float slope(FeatureFrames frames, int t, int k, int reach) {
    int last = frames.count() - 1;
    double sum = 0;
    double squares = 0;
    for (int n = 1; n <= reach; n++) {
      sum += n * (frames.at(Math.min(last, t + n), k) - frames.at(Math.max(0, t - n), k));
      squares += (double) n * n;
    }
    return (float) (sum / (2 * squares));
  }
}
