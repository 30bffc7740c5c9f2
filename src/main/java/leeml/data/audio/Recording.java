package leeml.data.audio;

/**
 * A sound of one channel.
 *
 * @param samples in [−1, 1); at least one; not copied
 * @param rateHz samples a second, at least 1
 */
public record Recording(float[] samples, int rateHz) {

  /** Refuses what is empty. */
  public Recording {
    if (samples.length == 0) {
      throw new IllegalArgumentException("a recording of no samples, expected at least 1");
    }
    if (rateHz < 1) {
      throw new IllegalArgumentException(rateHz + " samples a second, expected at least 1");
    }
  }

  /** How long it lasts. */
  public double seconds() {
    return (double) samples.length / rateHz;
  }
}
