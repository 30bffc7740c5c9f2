package leeml.train.compress.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which subsets are drawn, and how often. */
class SampleTest {

  @Test
  void everySubsetIsAsLikelyAsAnyOther() {
    long seed = 20171203;
    Random seeds = new Random(seed);
    Map<String, Integer> counts = new TreeMap<>();
    int draws = 100_000;
    for (int draw = 0; draw < draws; draw++) {
      Sample sample = new Sample(seeds.nextLong(), 2, 5);
      counts.merge(sample.next() + " " + sample.next(), 1, Integer::sum);
    }
    assertThat(counts).hasSize(10);
    double expected = draws / 10.0;
    double chiSquared =
        counts.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    // 9 degrees of freedom: more than 33.7 once in ten thousand.
    assertThat(chiSquared).as("seed %d, %s", seed, counts).isLessThan(33.7);
  }

  @Test
  void placesRiseAndStayInRange() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(50);
      int count = 1 + random.nextInt(size);
      Sample sample = new Sample(seed, count, size);
      int last = -1;
      for (int j = 0; j < count; j++) {
        int place = sample.next();
        assertThat(place).as("seed %d, %d of %d", seed, count, size).isBetween(last + 1, size - 1);
        last = place;
      }
    }
  }
}
