package leeml.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.model.Examples;
import leeml.report.Pictures;
import org.junit.jupiter.api.Test;

/** Four pictures of two pixels, of which one is misread. */
class ReadingsTest {

  private static final Examples PICTURES =
      Examples.dense(new float[] {0, 1, 1, 0, 0.5f, 1, 1, 1}, 2, new float[] {0, 1, 0, 1});

  private static final Readings READINGS =
      new Readings(
          PICTURES,
          2,
          List.of("left", "right"),
          new float[] {0.9f, 0.1f, 0.2f, 0.8f, 0.3f, 0.7f, 0, 1});

  @Test
  void theLargestScoreIsTheAnswer() {
    assertThat(READINGS.read(0)).isZero();
    assertThat(READINGS.read(2)).isEqualTo(1);
    assertThat(READINGS.truth(2)).isZero();
    assertThat(READINGS.accuracy()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void confusionCountsTruthByRow() {
    assertThat(READINGS.confusion()).isDeepEqualTo(new int[][] {{1, 1}, {0, 2}});
    assertThat(READINGS.confusionTable("Confusion").rows().get(1).get(1).text()).isEmpty();
    assertThat(READINGS.confusionTable("Confusion").rows().get(1).get(2).text()).isEqualTo("2");
  }

  @Test
  void misreadPicturesSayWhatTheyAre() {
    Pictures misread = READINGS.misread("Misread", 5);
    assertThat(misread.pictures()).hasSize(1);
    assertThat(misread.pictures().get(0).caption()).isEqualTo("left read as right");
    assertThat(misread.caption()).startsWith("1 of 4 are misread");
    assertThat(misread.pictures().get(0).image().getWidth()).isEqualTo(2);
  }

  @Test
  void scoresMustFit() {
    assertThatThrownBy(() -> Readings.numbered(PICTURES, 2, 3, new float[8]))
        .hasMessage("8 scores for 4 pictures and 3 classes");
  }
}
