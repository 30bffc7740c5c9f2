package leeml.data.audio.spectrum;

/**
 * The orthonormal discrete cosine transform of the second kind, its first C rows: c_n = s_n Σ_m x_m
 * cos(π n (m + ½) / M), s_0 = √(1/M), s_n = √(2/M).
 *
 * <p>Source: Ahmed, Natarajan, Rao, Discrete cosine transform, IEEE Transactions on Computers 23
 * (1974); scaled to be orthonormal.
 */
public final class CosineTransform {

  private final double[][] rows;

  /**
   * A transform.
   *
   * @param inputs M, at least 1
   * @param outputs C, in [1, M]
   */
  public CosineTransform(int inputs, int outputs) {
    if (outputs < 1 || outputs > inputs) {
      throw new IllegalArgumentException(
          "%d of %d cosines, expected between 1 and all".formatted(outputs, inputs));
    }
    rows = new double[outputs][inputs];
    for (int n = 0; n < outputs; n++) {
      for (int m = 0; m < inputs; m++) {
        double scale = Math.sqrt((n == 0 ? 1.0 : 2.0) / inputs);
        rows[n][m] = scale * Math.cos(Math.PI * n * (m + 0.5) / inputs);
      }
    }
  }

  /** C. */
  public int outputs() {
    return rows.length;
  }

  /**
   * The transform of each frame.
   *
   * @param frames shape (T, M); not modified
   * @return shape (T, C)
   */
  public FeatureFrames of(FeatureFrames frames) {
    if (frames.columns() != rows[0].length) {
      throw new IllegalArgumentException(
          "frames of %d numbers, expected %d".formatted(frames.columns(), rows[0].length));
    }
    float[] values = new float[frames.count() * rows.length];
    for (int t = 0; t < frames.count(); t++) {
      for (int n = 0; n < rows.length; n++) {
        double sum = 0;
        for (int m = 0; m < frames.columns(); m++) {
          sum += rows[n][m] * frames.at(t, m);
        }
        values[t * rows.length + n] = (float) sum;
      }
    }
    return new FeatureFrames(values, rows.length);
  }
}
