package ch07_cnn.spoken;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.spectrum.FeatureFrames;
import leeml.data.audio.spectrum.Framing;
import leeml.data.audio.spectrum.LogMel;
import leeml.model.Examples;

/**
 * Sounds as grey pictures of one size: time to the right, pitch upwards, brightness the log-mel
 * energy.
 *
 * <p>A column is a frame of 25 ms, and one begins every 12.5 ms. The brightest place of a recording
 * is 1, and what is {@value #RANGE_NEPERS} nepers below it (35 dB) or less is 0, so that loudness
 * does not matter. A short sound stands in the middle of black; of a long one the middle is taken.
 *
 * @param bands height M, mel filters
 * @param frames width, columns of 12.5 ms
 */
public record Spectrograms(int bands, int frames) implements Serializable {

  private static final int RANGE_NEPERS = 8;
  private static final int FRAMES_PER_SECOND = 80;
  private static final double EMPHASIS = 0.97;

  /** The pictures of recordings and their digits, all of one rate. */
  public Examples of(List<SpokenDigit> digits) {
    int rate = digits.get(0).sound().rateHz();
    Framing framing = new Framing(rate / 40, rate / FRAMES_PER_SECOND, EMPHASIS);
    LogMel logMel = new LogMel(rate, framing, bands);
    float[] pixels = new float[digits.size() * bands * frames];
    float[] targets = new float[digits.size()];
    for (int i = 0; i < targets.length; i++) {
      draw(logMel.of(digits.get(i).sound()), pixels, i * bands * frames);
      targets[i] = digits.get(i).digit();
    }
    return Examples.dense(pixels, bands * frames, targets);
  }

  /** Draws one, shape (bands, frames) with the highest band in the first row. */
  void draw(FeatureFrames sound, float[] pixels, int at) {
    float loudest = Float.NEGATIVE_INFINITY;
    for (float value : sound.values()) {
      loudest = Math.max(loudest, value);
    }
    int shift = Math.floorDiv(sound.count() - frames, 2);
    for (int column = 0; column < frames; column++) {
      int t = column + shift;
      for (int band = 0; band < bands && t >= 0 && t < sound.count(); band++) {
        float below = (loudest - sound.at(t, band)) / RANGE_NEPERS;
        pixels[at + (bands - 1 - band) * frames + column] = Math.max(0, 1 - below);
      }
    }
  }

  /**
   * Some pictures on one sheet, row by row.
   *
   * @param chosen which, as many as fill the rows
   * @param across how many stand in a row
   * @param times how many pixels wide and high a pixel becomes
   * @return shape (chosen / across · bands · times, across · frames · times)
   */
  public float[] sheet(Examples pictures, int[] chosen, int across, int times) {
    int width = across * frames * times;
    float[] sheet = new float[chosen.length * bands * frames * times * times];
    float[] pixels = new float[bands * frames];
    for (int i = 0; i < chosen.length; i++) {
      Arrays.fill(pixels, 0);
      pictures.rows().addScaled(chosen[i], 1, pixels, 0);
      int top = i / across * bands * times;
      int left = i % across * frames * times;
      for (int y = 0; y < bands * times; y++) {
        for (int x = 0; x < frames * times; x++) {
          sheet[(top + y) * width + left + x] = pixels[y / times * frames + x / times];
        }
      }
    }
    return sheet;
  }
}
