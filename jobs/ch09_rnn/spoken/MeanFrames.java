package ch09_rnn.spoken;

import java.util.List;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.spectrum.CosineTransform;
import leeml.data.audio.spectrum.FeatureFrames;
import leeml.data.audio.spectrum.LogMel;

/**
 * The simplest vector of a clip: the mean of its MFCC over time, each coefficient less its mean
 * over all clips. Loudness (c₀) and the order of sounds are left out; the microphone is not, since
 * what recognisers take off as the room's is all that a mean has.
 */
public final class MeanFrames {

  private static final int FILTERS = 24;
  private static final int COEFFICIENTS = 13;

  private MeanFrames() {}

  /**
   * The vectors of clips, all of one rate.
   *
   * @return by clip, 12 numbers
   */
  public static float[][] of(List<SpokenDigit> clips) {
    LogMel logMel = new LogMel(clips.get(0).sound().rateHz(), FILTERS);
    CosineTransform cosines = new CosineTransform(FILTERS, COEFFICIENTS);
    float[][] means = new float[clips.size()][COEFFICIENTS - 1];
    float[] centre = new float[COEFFICIENTS - 1];
    for (int i = 0; i < means.length; i++) {
      FeatureFrames frames = cosines.of(logMel.of(clips.get(i).sound()));
      for (int k = 0; k < centre.length; k++) {
        for (int t = 0; t < frames.count(); t++) {
          means[i][k] += frames.at(t, k + 1) / frames.count();
        }
        centre[k] += means[i][k] / means.length;
      }
    }
    for (float[] mean : means) {
      for (int k = 0; k < centre.length; k++) {
        mean[k] -= centre[k];
      }
    }
    return means;
  }
}
