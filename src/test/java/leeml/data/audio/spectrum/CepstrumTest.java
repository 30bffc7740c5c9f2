package leeml.data.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import leeml.data.audio.Recording;
import org.junit.jupiter.api.Test;

/** Cosines, slopes and what is made of them. */
class CepstrumTest {

  @Test
  void theCosinesAreOrthonormal() {
    int size = 9;
    CosineTransform all = new CosineTransform(size, size);
    float[] identity = new float[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    // Row m holds the m-th number of every cosine: the transposed matrix.
    FeatureFrames columns = all.of(new FeatureFrames(identity, size));
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        double dot = 0;
        for (int m = 0; m < size; m++) {
          dot += (double) columns.at(m, a) * columns.at(m, b);
        }
        assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void transformsByHand() {
    FeatureFrames c = new CosineTransform(4, 3).of(new FeatureFrames(new float[] {1, 2, 3, 4}, 4));
    assertThat(c.at(0, 0)).isCloseTo(5, within(1e-6f));
    // √½ · (−3 cos π/8 − cos 3π/8) = −2.230442, as any orthonormal DCT-II of 1 2 3 4 gives.
    assertThat(c.at(0, 1)).isCloseTo(-2.230442f, within(1e-6f));
    assertThat(c.at(0, 2)).isCloseTo(0, within(1e-6f));
  }

  @Test
  void theSlopeOfALineIsItsSlope() {
    float[] line = new float[2 * 9];
    for (int t = 0; t < 9; t++) {
      line[2 * t] = 3 * t;
      line[2 * t + 1] = 7;
    }
    FeatureFrames frames = Deltas.appended(new FeatureFrames(line, 2), 2);
    assertThat(frames.columns()).isEqualTo(4);
    for (int t = 2; t < 7; t++) {
      assertThat(frames.at(t, 0)).isEqualTo(3 * t);
      assertThat(frames.at(t, 2)).isCloseTo(3, within(1e-6f));
      assertThat(frames.at(t, 3)).isZero();
    }
    // At the start: (1·(3 − 0) + 2·(6 − 0)) / (2·(1 + 4))
    assertThat(frames.at(0, 2)).isCloseTo(1.5f, within(1e-6f));
  }

  @Test
  void coefficientsHaveNoMeanSoThatLoudnessDoesNotMatter() {
    Random random = new Random(5);
    float[] quiet = new float[2000];
    float[] loud = new float[2000];
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (float) (0.1 * random.nextGaussian());
      loud[i] = 4 * quiet[i];
    }
    Mfcc mfcc = new Mfcc(8000, 24, 13);
    FeatureFrames a = mfcc.of(new Recording(quiet, 8000));
    FeatureFrames b = mfcc.of(new Recording(loud, 8000));
    assertThat(a.columns()).isEqualTo(26).isEqualTo(mfcc.columns());
    assertThat(b.values()).containsExactly(a.values(), within(1e-3f));
    for (int k = 0; k < 13; k++) {
      double sum = 0;
      for (int t = 0; t < a.count(); t++) {
        sum += a.at(t, k);
      }
      assertThat(sum / a.count()).isCloseTo(0, within(1e-4));
    }
  }

  @Test
  void stacksFramesAndRepeatsTheLast() {
    FeatureFrames frames = new FeatureFrames(new float[] {1, 2, 3, 4, 5, 6}, 2);
    assertThat(frames.stacked(2).values()).containsExactly(1, 2, 3, 4, 5, 6, 5, 6);
    assertThat(frames.stacked(2).count()).isEqualTo(2);
    assertThat(frames.stacked(1).values()).containsExactly(frames.values());
    assertThatThrownBy(() -> frames.stacked(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new CosineTransform(3, 4)).hasMessageContaining("4 of 3 cosines");
    assertThatThrownBy(() -> new CosineTransform(3, 2).of(new FeatureFrames(new float[4], 4)))
        .hasMessage("frames of 4 numbers, expected 3");
    assertThatThrownBy(() -> new FeatureFrames(new float[5], 2))
        .hasMessage("5 numbers do not make frames of 2");
  }
}
