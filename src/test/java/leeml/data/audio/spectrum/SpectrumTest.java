package leeml.data.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import leeml.data.audio.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames, power spectra and mel filters against theory and published values. */
class SpectrumTest {

  @ParameterizedTest
  @ValueSource(ints = {4, 16, 256})
  void thePowersSumToTheFramesEnergy(int size) {
    Random random = new Random(3);
    double[] frame = random.doubles(size, -1, 1).toArray();
    double energy = 0;
    for (double x : frame) {
      energy += x * x;
    }
    PowerSpectrum spectrum = new PowerSpectrum(size);
    double[] power = new double[spectrum.bins()];
    spectrum.of(frame, power);
    double sum = power[0] + power[size / 2];
    for (int k = 1; k < size / 2; k++) {
      sum += 2 * power[k];
    }
    assertThat(sum).isCloseTo(energy, within(1e-12 * size));
  }

  @Test
  void aSineIsOneLine() {
    int size = 64;
    double[] frame = new double[size];
    for (int i = 0; i < size; i++) {
      frame[i] = Math.cos(2 * Math.PI * 5 * i / size);
    }
    double[] power = new double[size / 2 + 1];
    new PowerSpectrum(size).of(frame, power);
    for (int k = 0; k < power.length; k++) {
      // |X_5| = N/2, so P_5 = N/4.
      assertThat(power[k]).isCloseTo(k == 5 ? size / 4.0 : 0, within(1e-12));
    }
  }

  @Test
  void matchesTheSumThatDefinesIt() {
    double[] x = {1, -2, 0.5, 3};
    double[] power = new double[3];
    new PowerSpectrum(4).of(x.clone(), power);
    // X_0 = 2.5, X_1 = (1 − 0.5) + j(3 + 2), X_2 = 1 + 2 + 0.5 − 3
    assertThat(power[0]).isCloseTo(2.5 * 2.5 / 4, within(1e-15));
    assertThat(power[1]).isCloseTo((0.25 + 25) / 4, within(1e-15));
    assertThat(power[2]).isCloseTo(0.25 / 4, within(1e-15));
  }

  @Test
  void takesTheLeastPowerOfTwo() {
    assertThat(PowerSpectrum.holding(200).size()).isEqualTo(256);
    assertThat(PowerSpectrum.holding(256).size()).isEqualTo(256);
    assertThat(PowerSpectrum.holding(257).size()).isEqualTo(512);
    assertThatThrownBy(() -> new PowerSpectrum(200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("200 numbers, expected a power of two");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "700, 781.17", "1000, 999.99", "4000, 2146.06", "8000, 2840.02"})
  void knowsTheMelScale(double hertz, double mel) {
    assertThat(MelScale.ofHertz(hertz)).isCloseTo(mel, within(0.01));
    assertThat(MelScale.toHertz(MelScale.ofHertz(hertz))).isCloseTo(hertz, within(1e-9));
  }

  /**
   * Ten filters from 300 to 8 000 Hz, whose edges textbooks print from mels of two digits; any
   * factor of mel gives them.
   */
  @Test
  void putsTheEdgesWhereTheLiteratureHasThem() {
    double[] printed = {
      300, 517.33, 781.90, 1103.97, 1496.04, 1973.32, 2554.33, 3261.62, 4122.63, 5170.76, 6446.70,
      8000
    };
    MelFilters filters = new MelFilters(10, 300, 8000, 512, 16000);
    for (int m = 0; m < printed.length; m++) {
      assertThat(filters.edgeHz(m)).isCloseTo(printed[m], within(0.05));
    }
  }

  @Test
  void neighbouringTrianglesSumToOne() {
    MelFilters filters = new MelFilters(20, 0, 4000, 256, 8000);
    double[] power = new double[129];
    for (int k = 0; k < power.length; k++) {
      double hertz = k * 8000.0 / 256;
      if (hertz >= filters.edgeHz(1) && hertz <= filters.edgeHz(20)) {
        power[k] = 1;
        double sum = 0;
        for (int m = 0; m < filters.count(); m++) {
          sum += filters.energy(m, power);
        }
        assertThat(sum).as("%s Hz", hertz).isCloseTo(1, within(1e-12));
        power[k] = 0;
      }
    }
  }

  @Test
  void refusesFiltersBetweenTwoFrequencies() {
    assertThatThrownBy(() -> new MelFilters(200, 0, 4000, 256, 8000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lies between two frequencies of the transform, 31.3 Hz apart");
    assertThatThrownBy(() -> new MelFilters(20, 0, 5000, 256, 8000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least 1 within 0 … 4000.0 Hz");
  }

  @Test
  void cutsFramesThatOverlapUnderAHammingWindow() {
    Framing framing = new Framing(5, 2, 0);
    assertThat(framing.count(5)).isEqualTo(1);
    assertThat(framing.count(8)).isEqualTo(2);
    assertThat(framing.count(9)).isEqualTo(3);
    float[] ones = {1, 1, 1, 1, 1, 1, 1};
    double[] frame = new double[8];
    framing.frame(ones, 1, frame);
    assertThat(frame)
        .containsExactly(new double[] {0.08, 0.54, 1, 0.54, 0.08, 0, 0, 0}, within(1e-12));
  }

  @Test
  void fillsAShortSoundWithZerosAndEmphasisesWhatChanges() {
    Framing framing = new Framing(5, 2, 0.5);
    assertThat(framing.count(3)).isEqualTo(1);
    double[] frame = new double[5];
    framing.frame(new float[] {2, 2, 4}, 0, frame);
    assertThat(frame)
        .containsExactly(new double[] {0.08 * 1, 0.54 * 1, 1 * 3, 0, 0}, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {250, 440, 1000, 2500, 3500})
  void aToneIsLoudestInTheFilterOfItsPitch(double hertz) {
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / 8000));
    }
    FeatureFrames frames = new LogMel(8000, 24).of(new Recording(samples, 8000));
    assertThat(frames.count()).isEqualTo(1 + (4000 - 200) / 80);
    MelFilters filters = new MelFilters(24, 60, 4000, 256, 8000);
    for (int t = 0; t < frames.count(); t++) {
      int loudest = 0;
      for (int m = 1; m < 24; m++) {
        loudest = frames.at(t, m) > frames.at(t, loudest) ? m : loudest;
      }
      assertThat(hertz).isBetween(filters.edgeHz(loudest), filters.edgeHz(loudest + 2));
    }
  }

  @Test
  void silenceHasALogarithm() {
    FeatureFrames frames = new LogMel(8000, 24).of(new Recording(new float[100], 8000));
    assertThat(frames.count()).isEqualTo(1);
    assertThat(frames.at(0, 7)).isCloseTo((float) Math.log(1e-10), within(1e-4f));
  }

  @Test
  void refusesAnotherRate() {
    assertThatThrownBy(() -> new LogMel(8000, 24).of(new Recording(new float[9], 16000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("16000 samples a second, expected 8000");
  }
}
