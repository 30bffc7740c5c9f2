package leeml.sim.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import leeml.sim.Network;
import org.junit.jupiter.api.Test;

/**
 * The formulas by hand: α = 1 s, 1000 bytes a second, 4000 added up; θ has 1000 bytes, and a parcel
 * 115 beside its vector.
 */
class PathsTest {

  private static final Network NETWORK = new Network(1, 1000, 4000);

  @Test
  void driver() {
    Transfer transfer = transfer(Paths.driver(), 4, 1000);
    // Three hops down of 1 + 1, then 1 + 4.460 up; 4000 bytes added.
    assertThat(transfer.linkSeconds()).isCloseTo(6 + 5.460, within(1e-9));
    assertThat(transfer.addSeconds()).isCloseTo(1, within(1e-9));
    assertBytes(transfer, 4000, 4460, 0);
    assertThat(transfer.stages()).isEqualTo(1);
    assertThat(transfer.tasks()).isEqualTo(4);
  }

  @Test
  void aCompressorSavesOnTheWayUpOnly() {
    Transfer transfer = transfer(Paths.driver(), 4, 10);
    assertThat(transfer.linkSeconds()).isCloseTo(6 + 1 + 0.500, within(1e-9));
    assertThat(transfer.addSeconds()).isCloseTo(1, within(1e-9));
    assertBytes(transfer, 4000, 500, 0);
  }

  @Test
  void tree() {
    Transfer transfer = transfer(Paths.tree(2), 16, 1000);
    // Five hops down; four groups of four: 1 + 4.460; then four sums with sixteen lines: 1 + 5.492.
    assertThat(transfer.linkSeconds()).isCloseTo(10 + 5.460 + 6.492, within(1e-9));
    assertThat(transfer.addSeconds()).isCloseTo(1 + 1, within(1e-9));
    assertBytes(transfer, 16_000, 5492, 17_840);
    assertThat(transfer.stages()).isEqualTo(2);
    assertThat(transfer.tasks()).isEqualTo(20);
  }

  @Test
  void aTreeOfFewIsNone() {
    assertThat(transfer(Paths.tree(2), 4, 1000)).isEqualTo(transfer(Paths.driver(), 4, 1000));
    assertThatThrownBy(() -> Paths.tree(1)).hasMessage("depth must be at least 2, but is 1");
  }

  @Test
  void sliced() {
    Transfer transfer = transfer(Paths.sliced(), 4, 1000);
    // Three exchanges of 1 + 0.365, then four slices to the driver: 1 + 1.460.
    assertThat(transfer.linkSeconds()).isCloseTo(6 + 3 * 1.365 + 2.460, within(1e-9));
    assertThat(transfer.addSeconds()).isCloseTo(0.25, within(1e-9));
    assertBytes(transfer, 4000, 1460, 16 * 115 + 4000);
    assertThat(transfer.stages()).isEqualTo(2);
    assertThat(transfer.tasks()).isEqualTo(8);
  }

  @Test
  void ring() {
    Transfer transfer = transfer(Paths.ring(), 4, 1000);
    // Three steps of 1 + 0.25, then four slices to the driver: 1 + 1.460.
    assertThat(transfer.linkSeconds()).isCloseTo(6 + 3 * 1.25 + 2.460, within(1e-9));
    assertThat(transfer.addSeconds()).isCloseTo(3 * 250 / 4000.0, within(1e-9));
    assertBytes(transfer, 4000, 1460, 3000);
  }

  /** Long vectors over many workers: the driver's link is the bottleneck, slices avoid it. */
  @Test
  void whichPathsAreShortDependsOnTheVector() {
    Network gigabit = new Network(0.5e-3, 1.25e8, 1e9);
    assertThat(seconds(Paths.ring(), 64, 40_000_000, gigabit))
        .isLessThan(seconds(Paths.tree(2), 64, 40_000_000, gigabit));
    assertThat(seconds(Paths.tree(2), 64, 40_000_000, gigabit))
        .isLessThan(seconds(Paths.driver(), 64, 40_000_000, gigabit));
    assertThat(seconds(Paths.driver(), 64, 4000, gigabit))
        .isLessThan(seconds(Paths.ring(), 64, 4000, gigabit));
  }

  /** A hundred thousand workers have more pairs than an int has numbers. */
  @Test
  void manyWorkers() {
    Transfer transfer = transfer(Paths.sliced(), 100_000, 1000);
    assertThat(transfer.bytesBetween()).isEqualTo(115 * 10_000_000_000L + 100_000_000L);
  }

  private static double seconds(Paths paths, int workers, long bytes, Network network) {
    long[] payloads = new long[workers];
    Arrays.fill(payloads, bytes);
    Transfer transfer = paths.transfer(new Sent(bytes, payloads, 0), network);
    return transfer.linkSeconds() + transfer.addSeconds();
  }

  private static Transfer transfer(Paths paths, int workers, long payload) {
    long[] payloads = new long[workers];
    Arrays.fill(payloads, payload);
    return paths.transfer(new Sent(1000, payloads, 0), NETWORK);
  }

  private static void assertBytes(Transfer transfer, long down, long up, long between) {
    assertThat(transfer.bytesDown()).isEqualTo(down);
    assertThat(transfer.bytesUp()).isEqualTo(up);
    assertThat(transfer.bytesBetween()).isEqualTo(between);
  }
}
