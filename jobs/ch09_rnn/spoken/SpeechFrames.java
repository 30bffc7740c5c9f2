package ch09_rnn.spoken;

import java.util.ArrayList;
import java.util.List;
import leeml.data.audio.Recording;
import leeml.data.audio.spectrum.FeatureFrames;
import leeml.data.audio.spectrum.Mfcc;
import leeml.model.sequence.Frames;

/**
 * What a network hears: MFCC and their slopes, scaled to mean 0 and deviation 1 over the training
 * strings, several frames side by side as one step.
 */
public final class SpeechFrames {

  private static final int FILTERS = 24;
  private static final int COEFFICIENTS = 13;

  private final Mfcc mfcc;
  private final int stacked;
  private final double stepSeconds;
  private final double[] mean;
  private final double[] deviation;

  private SpeechFrames(Mfcc mfcc, int rateHz, int stacked, double[] mean, double[] deviation) {
    this.mfcc = mfcc;
    this.stacked = stacked;
    this.stepSeconds = (double) mfcc.framing().hop() * stacked / rateHz;
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * Takes the scale from training strings.
   *
   * @param stacked frames in a step, at least 1
   */
  public static SpeechFrames fitted(List<Recording> training, int stacked) {
    int rate = training.get(0).rateHz();
    Mfcc mfcc = new Mfcc(rate, FILTERS, COEFFICIENTS);
    double[] sum = new double[mfcc.columns()];
    double[] squares = new double[mfcc.columns()];
    long count = 0;
    for (Recording sound : training) {
      FeatureFrames frames = mfcc.of(sound);
      count += frames.count();
      for (int i = 0; i < frames.values().length; i++) {
        double value = frames.values()[i];
        sum[i % sum.length] += value;
        squares[i % sum.length] += value * value;
      }
    }
    double[] deviation = new double[sum.length];
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= count;
      deviation[k] = Math.sqrt(Math.max(squares[k] / count - sum[k] * sum[k], 1e-12));
    }
    return new SpeechFrames(mfcc, rate, stacked, sum, deviation);
  }

  /** Numbers of a step. */
  public int columns() {
    return mean.length * stacked;
  }

  /** Seconds from a step to the next. */
  public double stepSeconds() {
    return stepSeconds;
  }

  /** The steps of each sound. */
  public Frames of(List<Recording> sounds) {
    List<float[]> steps = new ArrayList<>();
    for (Recording sound : sounds) {
      FeatureFrames frames = mfcc.of(sound);
      float[] values = frames.values();
      for (int i = 0; i < values.length; i++) {
        int k = i % mean.length;
        values[i] = (float) ((values[i] - mean[k]) / deviation[k]);
      }
      steps.add(frames.stacked(stacked).values());
    }
    return new Frames(steps.toArray(float[][]::new), columns());
  }
}
