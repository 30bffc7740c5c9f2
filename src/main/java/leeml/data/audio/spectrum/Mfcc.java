package leeml.data.audio.spectrum;

import leeml.data.audio.Recording;

/**
 * Mel-frequency cepstral coefficients: the first C cosines of a log-mel frame, and their slopes.
 *
 * <p>A frame of a voice is what the vocal cords give times what throat and mouth make of it; the
 * logarithm makes a sum of that, and the slow cosines over the frequencies are the mouth's part.
 * The mean of a coefficient over the recording is taken off: it is the microphone's and the room's.
 *
 * <p>Source: Davis, Mermelstein 1980; Atal, Effectiveness of linear prediction characteristics of
 * the speech wave, JASA 55 (1974), for the mean. One thread at a time.
 */
public final class Mfcc {

  private static final int REACH = 2;

  private final LogMel logMel;
  private final CosineTransform cosines;

  /**
   * Coefficients of a log-mel spectrogram.
   *
   * @param filters M
   * @param coefficients C, in [1, M]
   */
  public Mfcc(int rateHz, int filters, int coefficients) {
    this.logMel = new LogMel(rateHz, filters);
    this.cosines = new CosineTransform(filters, coefficients);
  }

  /** How the sound is cut. */
  public Framing framing() {
    return logMel.framing();
  }

  /** The number 2C of columns. */
  public int columns() {
    return 2 * cosines.outputs();
  }

  /**
   * Coefficients less their means, then slopes over two frames each way.
   *
   * @return shape (T, 2C)
   */
  public FeatureFrames of(Recording sound) {
    return Deltas.appended(lessMean(cosines.of(logMel.of(sound))), REACH);
  }

  private static FeatureFrames lessMean(FeatureFrames frames) {
    float[] values = frames.values().clone();
    int columns = frames.columns();
    for (int k = 0; k < columns; k++) {
      double sum = 0;
      for (int t = 0; t < frames.count(); t++) {
        sum += frames.at(t, k);
      }
      for (int t = 0; t < frames.count(); t++) {
        values[t * columns + k] -= (float) (sum / frames.count());
      }
    }
    return new FeatureFrames(values, columns);
  }
}
