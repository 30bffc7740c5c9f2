package ch09_rnn.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import leeml.data.audio.Recording;
import leeml.data.audio.SpokenDigit;
import org.junit.jupiter.api.Test;

class NearnessTest {

  /** Two words of two speakers at angles 0°, 30°, 90° and 60°. */
  private static final float[][] VECTORS = {at(0), at(30), at(90), at(60)};

  private static final List<SpokenDigit> CLIPS =
      List.of(clip(1, "ada"), clip(1, "bo"), clip(2, "ada"), clip(2, "bo"));

  @Test
  void comparesAllPairsByAngle() {
    Nearness all = Nearness.of(VECTORS, CLIPS, false);
    double near = 1 - Math.cos(Math.toRadians(30));
    double far = 1 - Math.cos(Math.toRadians(60));
    assertThat(all.same()).containsExactly(new double[] {near, near, near, near}, within(1e-6));
    // 0–90, 0–60, 30–90 and 30–60, each twice.
    assertThat(all.different()).hasSize(8);
    assertThat(all.ratio()).isCloseTo((1 + 2 * far + near) / 4 / near, within(1e-6));
    assertThat(all.chance()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void leavesOutPairsOfOneSpeaker() {
    Nearness strangers = Nearness.of(VECTORS, CLIPS, true);
    // Across speakers: 0–30 and 90–60 say the same, 0–60 and 30–90 do not.
    assertThat(strangers.same()).hasSize(4);
    assertThat(strangers.different()).hasSize(4);
    assertThat(strangers.areaUnderCurve()).isEqualTo(1);
    assertThat(strangers.precisionAtOne()).isEqualTo(1);
    assertThat(strangers.chance()).isEqualTo(0.5);
  }

  @Test
  void theAreaCountsPairsOfDistances() {
    Random random = new Random(6);
    double[] same = random.doubles(30).map(x -> Math.round(10 * x)).toArray();
    double[] different = random.doubles(40).map(x -> Math.round(12 * x)).toArray();
    double wins = 0;
    for (double s : same) {
      for (double d : different) {
        wins += s < d ? 1 : s == d ? 0.5 : 0;
      }
    }
    assertThat(new Nearness(same, different, 0, 0).areaUnderCurve())
        .isCloseTo(wins / 1200, within(1e-12));
  }

  @Test
  void averagesByWord() {
    double[][] mean = Nearness.byWord(VECTORS, CLIPS);
    assertThat(mean[1][1]).isCloseTo(1 - Math.cos(Math.toRadians(30)), within(1e-6));
    assertThat(mean[1][2]).isEqualTo(mean[2][1]).isGreaterThan(mean[2][2]);
  }

  @Test
  void theMeanOfFramesKnowsTheSoundAndNotItsLoudness() {
    List<SpokenDigit> clips = List.of(tone(500, 0.1f), tone(500, 0.4f), tone(2500, 0.1f));
    float[][] means = MeanFrames.of(clips);
    for (int k = 0; k < 12; k++) {
      assertThat(means[0][k]).isCloseTo(means[1][k], within(1e-2f));
      assertThat(means[0][k] + means[1][k] + means[2][k]).isCloseTo(0, within(1e-3f));
    }
    assertThat(Nearness.distance(means[0], means[2])).isGreaterThan(1);
  }

  private static SpokenDigit tone(double hertz, float loudness) {
    float[] samples = new float[2000];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      double noise = 0.1 * random.nextGaussian();
      samples[i] = (float) (loudness * (Math.sin(2 * Math.PI * hertz * i / 8000) + noise));
    }
    return new SpokenDigit(0, "ada", 0, new Recording(samples, 8000));
  }

  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) (3 * Math.cos(angle)), (float) (3 * Math.sin(angle))};
  }

  private static SpokenDigit clip(int digit, String speaker) {
    return new SpokenDigit(digit, speaker, 0, new Recording(new float[1], 8000));
  }
}
