package ch07_cnn;

import static org.assertj.core.api.Assertions.assertThat;

import leeml.model.Examples;
import org.junit.jupiter.api.Test;

/** A picture of 2 × 3 pixels, moved. */
class ShiftTest {

  private static final Examples PICTURE =
      Examples.dense(new float[] {1, 2, 3, 4, 5, 6}, 6, new float[] {7});

  @Test
  void whatLeavesIsLostAndWhatComesInIsBlack() {
    assertThat(moved(0, 0)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(moved(1, 0)).containsExactly(0, 1, 2, 0, 4, 5);
    assertThat(moved(-2, 0)).containsExactly(3, 0, 0, 6, 0, 0);
    assertThat(moved(0, 1)).containsExactly(0, 0, 0, 1, 2, 3);
    assertThat(moved(0, -1)).containsExactly(4, 5, 6, 0, 0, 0);
    assertThat(moved(5, 0)).containsOnly(0);
  }

  @Test
  void targetsStay() {
    assertThat(new Shift(1, 0).of(PICTURE, 3).targets()).containsExactly(7);
  }

  @Test
  void everyDistanceIsGoneInFourDirections() {
    assertThat(Shift.by(0)).containsExactly(new Shift(0, 0));
    assertThat(Shift.by(2)).hasSize(4).contains(new Shift(0, -2), new Shift(2, 0));
  }

  private static float[] moved(int right, int down) {
    Examples moved = new Shift(right, down).of(PICTURE, 3);
    float[] pixels = new float[6];
    moved.rows().addScaled(0, 1, pixels, 0);
    return pixels;
  }
}
