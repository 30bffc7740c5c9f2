package ch07_cnn.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.data.audio.Recording;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.spectrum.FeatureFrames;
import leeml.model.Examples;
import org.junit.jupiter.api.Test;

class SpectrogramsTest {

  @Test
  void drawsPitchUpwardsAndTheLoudestPlaceBright() {
    float[] pixels = new float[2 * 3];
    // Two bands, three frames: low is loudest at frame 0, high at frame 2.
    new Spectrograms(2, 3).draw(new FeatureFrames(new float[] {10, 2, 6, 1, 2, 8}, 2), pixels, 0);
    assertThat(pixels).containsExactly(new float[] {0, 0, 0.75f, 1, 0.5f, 0}, within(1e-6f));
  }

  @Test
  void putsAShortSoundInTheMiddleAndTakesTheMiddleOfALongOne() {
    float[] wide = new float[4];
    new Spectrograms(1, 4).draw(new FeatureFrames(new float[] {8, 4}, 1), wide, 0);
    assertThat(wide).containsExactly(0, 1, 0.5f, 0);
    float[] narrow = new float[2];
    new Spectrograms(1, 2).draw(new FeatureFrames(new float[] {8, 8, 4, 8}, 1), narrow, 0);
    assertThat(narrow).containsExactly(1, 0.5f);
  }

  @Test
  void loudnessDoesNotMatter() {
    float[] quiet = new float[4000];
    float[] loud = new float[4000];
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (float) (0.1 * Math.sin(0.3 * i) + 0.05 * Math.sin(1.1 * i));
      loud[i] = 5 * quiet[i];
    }
    Examples pictures = new Spectrograms(16, 20).of(List.of(digit(3, quiet), digit(4, loud)));
    assertThat(pictures.targets()).containsExactly(3, 4);
    float[] first = new float[16 * 20];
    float[] second = new float[16 * 20];
    pictures.rows().addScaled(0, 1, first, 0);
    pictures.rows().addScaled(1, 1, second, 0);
    assertThat(first).containsExactly(second, within(1e-4f)).contains(1f);
  }

  @Test
  void laysPicturesSideBySideEnlarged() {
    Examples pictures = Examples.dense(new float[] {1, 0, 0, 1, 0.5f, 0.5f}, 2, new float[3]);
    float[] sheet = new Spectrograms(1, 2).sheet(pictures, new int[] {0, 1, 2, 0}, 2, 2);
    float[] top = {1, 1, 0, 0, 0, 0, 1, 1};
    float[] bottom = {0.5f, 0.5f, 0.5f, 0.5f, 1, 1, 0, 0};
    for (int x = 0; x < 8; x++) {
      assertThat(sheet[x]).isEqualTo(sheet[8 + x]).isEqualTo(top[x]);
      assertThat(sheet[16 + x]).isEqualTo(sheet[24 + x]).isEqualTo(bottom[x]);
    }
  }

  private static SpokenDigit digit(int digit, float[] samples) {
    return new SpokenDigit(digit, "ada", 0, new Recording(samples, 8000));
  }
}
