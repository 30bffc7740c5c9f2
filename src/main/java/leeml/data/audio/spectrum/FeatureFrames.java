package leeml.data.audio.spectrum;

/**
 * p numbers for each of T frames of a sound.
 *
 * @param values shape (T, p) frame by frame; not copied
 * @param columns p, at least 1
 */
public record FeatureFrames(float[] values, int columns) {

  /** Refuses what is empty or ragged. */
  public FeatureFrames {
    if (columns < 1 || values.length == 0 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "%d numbers do not make frames of %d".formatted(values.length, columns));
    }
  }

  /** The number T of frames, at least 1. */
  public int count() {
    return values.length / columns;
  }

  /** Number k of frame t. */
  public float at(int t, int k) {
    return values[t * columns + k];
  }

  /**
   * Several frames as one: row u holds frames u·n … u·n + n − 1 side by side; the last frame is
   * repeated where there are not enough. A network then makes n times fewer steps.
   *
   * @param n at least 1
   */
  public FeatureFrames stacked(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(n + " frames in one, expected at least 1");
    }
    int rows = (count() + n - 1) / n;
    float[] stacked = new float[rows * n * columns];
    for (int t = 0; t < rows * n; t++) {
      System.arraycopy(values, Math.min(t, count() - 1) * columns, stacked, t * columns, columns);
    }
    return new FeatureFrames(stacked, n * columns);
  }
}
