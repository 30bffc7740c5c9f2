package ch01_outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch01_outline.CourseMapJob.Chapter;
import ch01_outline.ThreeStepsJob.Frame;
import ch01_outline.ThreeStepsJob.Walk;
import java.util.List;
import java.util.stream.IntStream;
import leeml.job.About;
import leeml.job.Jobs;
import leeml.spark.sum.LeastSquares;
import org.junit.jupiter.api.Test;

/** The map's checks notice what they are for; the ten points' arithmetic, by hand. */
class OutlineTest {

  private static final Chapter ONE = new Chapter("ch01", "One", List.of("1.1", "1.2"));
  private static final Chapter TWO = new Chapter("ch02", "Two", List.of("2.1"));

  @Test
  void theMapsChecksCanFail() {
    assertThat(CourseMapJob.areInOrder(List.of(ONE, TWO))).isTrue();
    assertThat(CourseMapJob.areInOrder(List.of(TWO, ONE))).isFalse();
    assertThat(CourseMapJob.areUnique(List.of("1.1", "1.1"))).isFalse();
    assertThat(CourseMapJob.areAtHome(List.of(ONE, TWO))).isTrue();
    assertThat(CourseMapJob.areAtHome(List.of(new Chapter("ch02", "Two", List.of("20.1")))))
        .isFalse();
    List<About> jobs = List.of(Jobs.about(CourseMapJob.class), Jobs.about(ThreeStepsJob.class));
    assertThat(CourseMapJob.strays(jobs, List.of("1.1"))).containsExactly("1.2");
    assertThat(CourseMapJob.haveOneMain(jobs)).isTrue();
    assertThat(CourseMapJob.haveOneMain(jobs.subList(0, 1))).isFalse();
  }

  @Test
  void theLossOfTheZeroFunctionIsHalfTheMeanSquare() {
    double squares = 0;
    for (double y : TenPoints.after()) {
      squares += y * y;
    }
    assertThat(TenPoints.loss(0, 0)).isCloseTo(squares / 20, within(1e-9));
  }

  @Test
  void noLineNearTheClosedFormIsBetter() {
    LeastSquares best = LeastSquares.of(TenPoints.raw());
    double w = best.weights()[0];
    double b = best.intercept();
    double least = TenPoints.loss(w, b);
    assertThat(TenPoints.loss(w + 1e-3, b)).isGreaterThan(least);
    assertThat(TenPoints.loss(w - 1e-3, b)).isGreaterThan(least);
    assertThat(TenPoints.loss(w, b + 1)).isGreaterThan(least);
    assertThat(TenPoints.loss(w, b - 1)).isGreaterThan(least);
  }

  @Test
  void aFrameTakesALineThereAndBack() {
    Frame frame = new Frame(251, 156.25);
    float[] theta = frame.theta(-4, -120);
    assertThat(theta).containsExactly(-625f, -1124f);
    assertThat(frame.line(theta)).containsExactly(-4, -120);
  }

  @Test
  void tablesShowTheFirstStepsThenRoundOnesAndTheLast() {
    double[] steps = IntStream.rangeClosed(0, 123).asDoubleStream().toArray();
    assertThat(ThreeStepsPage.shown(new Walk(steps, steps, steps)))
        .containsExactly(0, 1, 2, 3, 4, 5, 10, 20, 50, 100, 123);
  }
}
