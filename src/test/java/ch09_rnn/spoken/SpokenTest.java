package ch09_rnn.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import leeml.data.audio.Recording;
import leeml.data.audio.SpokenDigit;
import leeml.model.sequence.Frames;
import org.junit.jupiter.api.Test;

class SpokenTest {

  private static final int RATE = 8000;

  @Test
  void joinsRecordingsOfOneSpeakerWithFaintSilencesBetween() {
    List<SpokenDigit> recordings = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      recordings.add(constant(digit, "ada", 0.1f * (digit + 1)));
      recordings.add(constant(digit, "bo", -0.1f * (digit + 1)));
    }
    DigitStrings strings = new DigitStrings(recordings, 2, 4, 9);
    DigitStrings same = new DigitStrings(recordings, 2, 4, 9);
    for (int i = 0; i < 50; i++) {
      DigitString string = strings.next();
      assertThat(string.digits()).hasSizeBetween(2, 4).containsExactly(same.next().digits());
      float[] samples = string.sound().samples();
      double before = 0;
      for (int u = 0; u < string.digits().length; u++) {
        int from = (int) Math.round(string.fromSeconds()[u] * RATE);
        int to = (int) Math.round(string.toSeconds()[u] * RATE);
        assertThat(to - from).isEqualTo(1000);
        float loudness = (string.speaker().equals("ada") ? 0.1f : -0.1f) * (string.digits()[u] + 1);
        assertThat(samples[from]).isEqualTo(samples[to - 1]).isEqualTo(loudness);
        assertThat(string.fromSeconds()[u] - before).isBetween(0.0499, 0.2001);
        assertThat(samples[from - 1]).isCloseTo(0, within(0.01f)).isNotZero();
        before = string.toSeconds()[u];
      }
      assertThat(string.sound().seconds() - before).isBetween(0.0499, 0.2001);
    }
  }

  @Test
  void countsEditsAsLevenshteinDoes() {
    Heard heard =
        new Heard(
            List.of(said(1, 2, 3), said(4, 4), said(5, 6), said(7, 8, 9)),
            List.of("123", "4", "506", "739"));
    // One left out, one put in, one replaced, of ten digits.
    assertThat(heard.errorRate()).isCloseTo(0.3, within(1e-12));
    assertThat(heard.rightStrings()).isEqualTo(0.25);
    assertThat(heard.edits(1).getDeleteCount()).isEqualTo(1);
    assertThat(heard.edits(2).getInsertCount()).isEqualTo(1);
    assertThat(heard.edits(3).getSubstituteCount()).isEqualTo(1);
    assertThat(heard.ofLength(3).errorRate()).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(heard.ofLength(2).read()).containsExactly("4", "506");
  }

  @Test
  void readsScoresByBothDecoders() {
    // Steps: 3, 3, blank, 3, 8, where the digit k is class k + 1.
    float[] scores = scores(4, 4, 0, 4, 9);
    List<DigitString> said = List.of(said(3, 3, 8));
    assertThat(Heard.byBestPath(said, new float[][] {scores}).read()).containsExactly("338");
    assertThat(Heard.byBeam(said, new float[][] {scores}, 8).read()).containsExactly("338");
  }

  @Test
  void findsWhereADigitIsSaid() {
    Alignment alignment = Alignment.of(scores(0, 4, 4, 0, 4, 9, 0));
    assertThat(alignment.spikes())
        .containsExactly(
            new Alignment.Spike(3, 1, 2),
            new Alignment.Spike(3, 4, 4),
            new Alignment.Spike(8, 5, 5));
    assertThat(alignment.atSeconds(0, 0.1)).isCloseTo(0.2, within(1e-12));
    assertThat(alignment.atSeconds(1, 0.1)).isCloseTo(0.45, within(1e-12));
    DigitString said =
        new DigitString(
            "ada",
            new int[] {3, 3, 8},
            new double[] {0.1, 0.5, 0.5},
            new double[] {0.3, 0.6, 0.7},
            sound(1));
    assertThat(alignment.within(said, 0.1)).isEqualTo(2);
  }

  @Test
  void everyPathIsCountedOnce() {
    // Of two steps and two labels beside the blank: "", 1, 2, 12, 21.
    EveryPath paths = new EveryPath(2, 3, 1);
    assertThat(paths.strings()).isEqualTo(5);
    assertThat(paths.total()).isCloseTo(1, within(1e-12));
    assertThat(paths.largestDifference()).isLessThan(1e-12);
    assertThat(new EveryPath(6, 3, 2).largestDifference()).isLessThan(1e-12);
  }

  @Test
  void scalesTheTrainingFramesToMeanZeroAndDeviationOne() {
    Random random = new Random(2);
    float[] noise = new float[20_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextGaussian() * (i % 4000 < 2000 ? 0.3 : 0.01));
    }
    List<Recording> sounds = List.of(new Recording(noise, RATE));
    SpeechFrames frames = SpeechFrames.fitted(sounds, 1);
    assertThat(frames.columns()).isEqualTo(26);
    assertThat(frames.stepSeconds()).isCloseTo(0.01, within(1e-12));
    Frames steps = frames.of(sounds);
    double[] sum = new double[26];
    double[] squares = new double[26];
    float[] values = steps.values()[0];
    for (int i = 0; i < values.length; i++) {
      sum[i % 26] += values[i];
      squares[i % 26] += values[i] * values[i];
    }
    for (int k = 0; k < 26; k++) {
      assertThat(sum[k] / steps.length(0)).isCloseTo(0, within(1e-4));
      assertThat(squares[k] / steps.length(0)).isCloseTo(1, within(1e-3));
    }
    SpeechFrames stacked = SpeechFrames.fitted(sounds, 3);
    assertThat(stacked.columns()).isEqualTo(78);
    assertThat(stacked.of(sounds).length(0)).isEqualTo((steps.length(0) + 2) / 3);
  }

  private static float[] scores(int... classes) {
    float[] scores = new float[classes.length * Heard.CLASSES];
    for (int t = 0; t < classes.length; t++) {
      scores[t * Heard.CLASSES + classes[t]] = 9;
    }
    return scores;
  }

  private static DigitString said(int... digits) {
    return new DigitString(
        "ada", digits, new double[digits.length], new double[digits.length], sound(1));
  }

  private static SpokenDigit constant(int digit, String speaker, float loudness) {
    Recording sound = sound(1000);
    Arrays.fill(sound.samples(), loudness);
    return new SpokenDigit(digit, speaker, 0, sound);
  }

  private static Recording sound(int length) {
    return new Recording(new float[length], RATE);
  }
}
