package leeml.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import leeml.report.Report;
import leeml.report.RunResult;
import leeml.report.motion.Animation;
import leeml.report.motion.Animation.View;
import leeml.report.motion.Shape.Disc;
import leeml.report.motion.Shape.Line;
import leeml.report.motion.Shape.Tone;
import leeml.report.motion.Track;
import org.junit.jupiter.api.Test;

class MotionSvgTest {

  /** 10 × 5 of the world on 700 pixels: 70 a unit; y runs down and angles turn clockwise. */
  private static Animation film(String title) {
    return Animation.of(title, new View(-5, -1, 5, 4), 0.5)
        .still(Line.between(-5, 0, 5, 0, 0.1, Tone.LINE))
        .moving(
            new Track(new double[] {0, 1}, new double[] {2, 3}, new double[] {90, -45}),
            new Disc(0, 1, 0.5, Tone.ACCENT));
  }

  @Test
  void bodiesFollowTheirTracks() {
    String svg = MotionSvg.of(film("A film"));
    assertThat(svg)
        .contains("viewBox=\"0 0 700 350\"")
        .contains("translate(350 280)")
        .contains("type=\"translate\" values=\"0 -140;70 -210\" dur=\"1s\"")
        .contains("type=\"rotate\" values=\"-90;45\" dur=\"1s\"")
        .contains("<circle class=\"accent\" cx=\"0\" cy=\"-70\" r=\"35\"/>")
        .contains("points=\"-350,0 350,0\" stroke-width=\"7\"")
        .doesNotContain("calcMode");
    assertThat(MotionSvg.of(film("A film").jumping())).contains("calcMode=\"discrete\"");
  }

  @Test
  void aFilmStandsInThePageWithItsTitleEscaped() {
    Report report = new Report().add(film("a < b").caption("It moves."));
    String page = ReportPage.of(RunResult.of("ch01.x", RunResult.Status.DONE, report));
    assertThat(page).contains("a &lt; b").contains("<svg class=\"motion\"").contains("It moves.");
  }

  @Test
  void tracksBesideEachOtherHaveAsManyFrames() {
    Track three = Track.of(new double[3], new double[3]);
    assertThatThrownBy(() -> film("A film").moving(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 frames beside one of 2");
    assertThatThrownBy(() -> Track.of(new double[] {Double.NaN}, new double[] {0}))
        .hasMessageContaining("frame 0");
  }
}
