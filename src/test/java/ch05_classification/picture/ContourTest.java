package ch05_classification.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.spark.sum.ClassMoments;
import org.junit.jupiter.api.Test;

class ContourTest {

  private static final double[] RANGE = {-2, 2};

  @Test
  void aLineIsFoundWhereItIs() {
    Contour line = Contour.of(RANGE, RANGE, (x, y) -> x + 2 * y - 1);
    assertThat(line.x().length).isGreaterThan(100);
    for (int i = 0; i < line.x().length; i++) {
      if (!Double.isNaN(line.x()[i])) {
        assertThat(line.x()[i] + 2 * line.y()[i]).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void aCircleIsFoundToASmallPartOfACell() {
    Contour circle = Contour.of(RANGE, RANGE, (x, y) -> x * x + y * y - 1);
    int points = 0;
    for (int i = 0; i < circle.x().length; i++) {
      if (!Double.isNaN(circle.x()[i])) {
        points++;
        assertThat(Math.hypot(circle.x()[i], circle.y()[i])).isCloseTo(1, within(1e-3));
      }
    }
    assertThat(points).as("two a piece, one NaN a piece").isEqualTo(circle.x().length / 3 * 2);
  }

  @Test
  void noSignChangesNoLine() {
    assertThat(Contour.of(RANGE, RANGE, (x, y) -> 1).x()).isEmpty();
  }

  @Test
  void theTwoColumnsThatPartTheClassesAreFound() {
    // Column 1 is noise; 0 and 2 tell the class only together: their difference does.
    ClassMoments moments = new ClassMoments(3, 2);
    for (int i = 0; i < 40; i++) {
      int k = i % 2;
      double big = i % 5;
      moments.add(new double[] {big, i % 3, big + k + 0.1 * (i % 7)}, k);
    }
    assertThat(Plane.mostTelling(moments, new int[] {0, 1, 2})).containsExactly(0, 2);
  }
}
