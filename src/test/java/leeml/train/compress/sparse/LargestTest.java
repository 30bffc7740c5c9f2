package leeml.train.compress.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The selection against a stable sort. */
class LargestTest {

  @Test
  void isThePrefixOfAStableSort() {
    for (long seed = 1; seed <= 400; seed++) {
      Random random = new Random(seed);
      float[] vector = new float[1 + random.nextInt(300)];
      boolean ties = random.nextBoolean();
      float scale = (float) Math.pow(10, random.nextInt(60) - 40);
      for (int i = 0; i < vector.length; i++) {
        double x = ties ? random.nextInt(7) - 3 : random.nextGaussian();
        vector[i] = scale * (float) x;
      }
      int count = 1 + random.nextInt(vector.length);
      List<Integer> expected =
          IntStream.range(0, vector.length)
              .boxed()
              .sorted(Comparator.comparing((Integer i) -> -Math.abs(vector[i])))
              .limit(count)
              .sorted()
              .toList();
      assertThat(taken(vector, count)).as("seed %d, k = %d", seed, count).isEqualTo(expected);
    }
  }

  @Test
  void equalMagnitudesGoByPlace() {
    assertThat(taken(new float[] {-1, 2, 1, -2, 1}, 3)).containsExactly(0, 1, 3);
    assertThat(taken(new float[5], 2)).containsExactly(0, 1);
  }

  @Test
  void whatIsNotFiniteGoesFirst() {
    float[] vector = {1, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, Float.NaN, Float.MIN_VALUE};
    assertThat(taken(vector, 1)).containsExactly(3);
    assertThat(taken(vector, 2)).containsExactly(1, 3);
    assertThat(taken(vector, 3)).containsExactly(1, 2, 3);
    assertThat(taken(vector, 5)).containsExactly(0, 1, 2, 3, 4);
  }

  private static List<Integer> taken(float[] vector, int count) {
    Largest largest = new Largest(vector, count);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < vector.length; i++) {
      if (largest.takes(vector[i])) {
        places.add(i);
      }
    }
    return places;
  }
}
