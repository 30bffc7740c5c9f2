package leeml.data.audio.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import leeml.data.audio.Recording;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.spectrum.PowerSpectrum;
import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {

  private static final int RATE = 8000;

  @Test
  void saysEveryDigitByEverySpeakerAndTheSameForTheSameSeed() {
    List<SpokenDigit> digits = SyntheticDigits.say(4, 2, RATE);
    assertThat(digits).hasSize(10 * 6 * 2);
    List<SpokenDigit> again = SyntheticDigits.say(4, 3, RATE);
    SpokenDigit first = digits.get(2 * 6 * 7);
    SpokenDigit same = again.get(3 * 6 * 7);
    assertThat(same.digit()).isEqualTo(7).isEqualTo(first.digit());
    assertThat(same.sound().samples()).containsExactly(first.sound().samples());
    assertThat(SyntheticDigits.say(5, 2, RATE).get(0).sound().samples())
        .isNotEqualTo(digits.get(0).sound().samples());
  }

  @Test
  void takesLastAsLongAsWordsDoAndStayInRange() {
    for (SpokenDigit digit : SyntheticDigits.say(1, 2, RATE)) {
      assertThat(digit.sound().seconds()).isBetween(0.12, 0.8);
      for (float sample : digit.sound().samples()) {
        assertThat(sample).isBetween(-1f, 1f);
      }
    }
  }

  @Test
  void aResonatorLiftsItsFrequencyAndHandsOnAConstant() {
    Resonator resonator = new Resonator(RATE);
    resonator.tune(1000, 60);
    double last = 0;
    for (int n = 0; n < 4000; n++) {
      last = resonator.next(1);
    }
    assertThat(last).isCloseTo(1, within(1e-9));
    double[] frame = new double[1024];
    Resonator struck = new Resonator(RATE);
    struck.tune(1000, 60);
    for (int n = 0; n < frame.length; n++) {
      frame[n] = struck.next(n == 0 ? 1 : 0);
    }
    assertThat(loudestHz(frame)).isCloseTo(1000, within(RATE / 1024.0));
  }

  @Test
  void knowsHowMuchNoiseAResonatorMakes() {
    Resonator resonator = new Resonator(RATE);
    resonator.tune(2000, 900);
    SplittableRandom random = new SplittableRandom(8);
    double squares = 0;
    int count = 200_000;
    for (int n = 0; n < count; n++) {
      double y = resonator.next(random.nextGaussian());
      squares += y * y;
    }
    double deviation = Math.sqrt(squares / count);
    assertThat(resonator.noiseDeviation()).isCloseTo(deviation, within(0.02 * deviation));
  }

  @Test
  void aVowelHasItsFormantAndAShorterTractAHigherOne() {
    assertThat(firstFormantHz(1)).isCloseTo(730, within(90.0));
    assertThat(firstFormantHz(1.2)).isCloseTo(1.2 * 730, within(110.0));
  }

  /** The loudest partial of a low and steady voice near the first formant of AA. */
  private static double firstFormantHz(double tract) {
    Speaker low = new Speaker("low", 50, tract, 0.2, 0, 0);
    double best = 0;
    for (int take = 0; take < 5; take++) {
      Recording sound =
          new FormantSynthesizer(RATE, low, new SplittableRandom(take)).say(List.of(Phone.AA));
      double[] frame = new double[2048];
      for (int n = 0; n < frame.length; n++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / frame.length);
        frame[n] = window * sound.samples()[1000 + n];
      }
      best += loudestHz(frame) / 5;
    }
    return best;
  }

  private static double loudestHz(double[] frame) {
    PowerSpectrum spectrum = new PowerSpectrum(frame.length);
    double[] power = new double[spectrum.bins()];
    spectrum.of(frame, power);
    int loudest = 0;
    for (int k = 1; k < power.length; k++) {
      loudest = power[k] > power[loudest] ? k : loudest;
    }
    return (double) loudest * RATE / frame.length;
  }
}
