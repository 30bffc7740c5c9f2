package leeml.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.train.cluster.RoundCost;
import leeml.train.strategy.averaging.Graph;
import org.junit.jupiter.api.Test;

class NeighbourClockTest {

  /**
   * Six around a circle, α = 0.5, a message of 100 bytes at 1000 a second; worker 0 is slow once.
   */
  @Test
  void aSlowWorkerIsFeltOneNeighbourFurtherARound() {
    Network network = new Network(0.5, 1000, Double.POSITIVE_INFINITY);
    NeighbourClock clock = new NeighbourClock(Graph.RING.mixing(6), network, 0);
    long[] payloads = {100, 100, 100, 100, 100, 100};
    RoundCost cost = clock.round(new double[] {10, 1, 1, 1, 1, 1}, payloads);
    assertThat(cost.bytesBetween()).isEqualTo(6 * 2 * 100);
    assertThat(cost.seconds()).isCloseTo(10 + 0.2 + 0.5, within(1e-9));
    assertFree(clock, 10.2, 10.7, 1.7, 1.7, 1.7, 10.7);
    clock.round(new double[] {1, 1, 1, 1, 1, 1}, payloads);
    // Workers 1 and 5 send at 11.9; worker 3 has heard of nothing yet.
    assertFree(clock, 12.4, 11.9, 12.4, 3.4, 12.4, 11.9);
    assertThat(clock.now()).isCloseTo(12.4, within(1e-9));
  }

  @Test
  void addingUpTakesTheNeighboursBytes() {
    Network network = new Network(0, Double.POSITIVE_INFINITY, 100);
    NeighbourClock clock = new NeighbourClock(Graph.COMPLETE.mixing(3), network, 7);
    RoundCost cost = clock.round(new double[] {1, 1, 1}, new long[] {50, 50, 50});
    assertThat(cost.seconds()).isCloseTo(7 + 1 + 2 * 0.5, within(1e-9));
    assertThat(cost.aggregateSeconds()).isCloseTo(1, within(1e-9));
  }

  private static void assertFree(NeighbourClock clock, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(clock.free(i)).as("worker " + i).isCloseTo(expected[i], within(1e-9));
    }
  }
}
