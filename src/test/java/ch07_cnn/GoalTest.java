package ch07_cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Goals of pictures and their derivatives, by hand. */
class GoalTest {

  @Test
  void aFilterIsTheSumOfItsMap() {
    // Two pictures, for filters 1 and 2 of three, maps of two places.
    Goal.Filters goal = new Goal.Filters(1, 3, 3);
    float[] outputs = {0, 0, 5, 7, 0, 0, 0, 0, 0, 0, -1, 4};
    assertThat(goal.reached(outputs)).containsExactly(12, 3);
    assertThat(goal.weights(outputs)).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1);
  }

  @Test
  void aClassIsItsProbability() {
    Goal.Classes goal = new Goal.Classes(2, 0.1);
    float[] scores = {(float) Math.log(3), 0, 2, 2};
    assertThat(goal.reached(scores)[0]).isCloseTo(0.75, within(1e-6));
    assertThat(goal.reached(scores)[1]).isCloseTo(0.5, within(1e-6));
    float[] weights = goal.weights(scores);
    float[] expected = {0.25f, -0.25f, -0.5f, 0.5f};
    for (int i = 0; i < expected.length; i++) {
      assertThat(weights[i]).isCloseTo(expected[i], within(1e-6f));
    }
  }
}
