package leeml.train.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeMap;
import leeml.train.Ledger;
import leeml.train.Noise;
import leeml.train.strategy.averaging.Adaptive;
import leeml.train.strategy.averaging.Bmuf;
import leeml.train.strategy.averaging.DiLoCo;
import leeml.train.strategy.averaging.ElasticAveraging;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import leeml.train.strategy.averaging.PostLocal;
import leeml.train.strategy.server.AsynchronousElastic;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.Test;

/**
 * Every strategy against its paper's recurrence, by hand: s starts at 0, workers pull to 4 and 8.
 */
class RecurrenceTest {

  @Test
  void localSgd() {
    // Worker 1: 2, 3. Worker 2: 4, 6. Their mean 4.5 goes to 4.25/5.125, 5.25/7.125 …
    assertPath(TwoPulls.path(LocalSgd.every(2), 2, 4, 4, 8), 4.5, (4.125 + 7.125) / 2);
  }

  @Test
  void noiseOfGradients() {
    // Both components of g are −4 and −8: ‖gᵢ − ḡ‖² = 8, trΣ = 8 · 2 / 1, ‖G‖² = 2 · 36 − 16 / 2.
    Noise noise = TwoPulls.ledger(new Synchronous(), 1, 4, 8).rounds().get(0).noise();
    assertThat(noise.variance()).isCloseTo(8, within(1e-5));
    assertThat(noise.perExample()).isCloseTo(16, within(1e-5));
    assertThat(noise.signal()).isCloseTo(64, within(1e-5));
  }

  @Test
  void divergenceIsThatBeforeTheCentreMoves() {
    // w = 2 and 4 in s; ‖wᵢ − w̄‖² is ½ · 1².
    Ledger ledger = TwoPulls.ledger(new DiLoCo(1, 0.5, 0.5), 1, 4, 8);
    assertThat(ledger.rounds().get(0).divergence()).isCloseTo(0.5, within(1e-5));
  }

  @Test
  void bmuf() {
    // G = 3, Δ = 3; then w = 3.5, 5.5, G = 1.5, Δ = ½·3 + 1.5.
    assertPath(TwoPulls.path(new Bmuf(1, 0.5, 1), 2, 2, 4, 8), 3, 6);
    // ζ = ½: Δ = 1.5; then w = 2.75, 4.75, G = 2.25, Δ = 0.75 + 1.125.
    assertPath(TwoPulls.path(new Bmuf(1, 0.5, 0.5), 2, 2, 4, 8), 1.5, 3.375);
  }

  @Test
  void diLoCo() {
    // Δ = −3, u = −3, step ½(3 + 1.5); then Δ = −1.875, u = −3.375, step ½(1.875 + 1.6875).
    assertPath(TwoPulls.path(new DiLoCo(1, 0.5, 0.5), 2, 2, 4, 8), 2.25, 4.03125);
  }

  @Test
  void elasticAveraging() {
    // m = 0, 0; w = 2, 4. m = 2, 4: θ = 1.5; w = 1.5 → 2.75, 3 → 5.5. m = 1.25, 4: θ = 2.8125.
    ElasticAveraging easgd = ElasticAveraging.of(1, 0.25);
    assertPath(TwoPulls.path(easgd, 3, 3, 4, 8), 0, 1.5, 2.8125);
    ElasticAveraging softer = new ElasticAveraging(1, 0.25, 0.25);
    assertPath(TwoPulls.path(softer, 2, 2, 4, 8), 0, 0.75);
  }

  @Test
  void gossipAroundARing() {
    // w = 2, 4, 0, 0 mixes to 2, 2, 4/3, 2/3; a step takes them to 3, 5, 2/3, 1/3.
    Gossip ring = new Gossip(Graph.RING, 1);
    assertPath(TwoPulls.path(ring, 2, 2, 4, 8, 0, 0), 1.5, 2.25);
    // θ holds s in two equal halves, so ‖wᵢ − w̄‖² is half the square of the difference in s.
    double[] w = {3, 5, 2 / 3.0, 1 / 3.0};
    double squares = 0;
    for (double one : w) {
      squares += (one - 2.25) * (one - 2.25) / 4;
    }
    Ledger ledger = TwoPulls.ledger(ring, 2, 4, 8, 0, 0);
    assertThat(ledger.rounds().get(1).divergence()).isCloseTo(squares / 2, within(1e-5));
  }

  @Test
  void postLocalIsSynchronousAtFirst() {
    Ledger ledger = TwoPulls.ledger(new PostLocal(4, 3), 10, 4, 8);
    assertThat(ledger.column(Ledger.Round::step)).containsExactly(1, 2, 3, 7, 10);
  }

  @Test
  void adaptivePeriodFollowsTheLoss() {
    RoundStrategy.Centre centre = new Adaptive(16, 100).centre(null, 1, 2);
    assertThat(centre.period(0, 1000, Double.NaN)).isEqualTo(16);
    assertThat(centre.period(16, 1000, 4)).as("before it is time to look").isEqualTo(16);
    assertThat(centre.period(112, 1000, 1)).as("√(1/4) · 16").isEqualTo(8);
    assertThat(centre.period(160, 1000, 0.01)).as("not yet time again").isEqualTo(8);
    assertThat(centre.period(216, 1000, 4)).as("√1 · 16 is no shorter: halved").isEqualTo(4);
    assertThat(centre.period(320, 1000, 0)).as("never below 1").isEqualTo(1);
  }

  @Test
  void downpour() {
    // In turns: g = −4: s = 2. g = −8 at 0: s = 6. g = −2 at 2: s = 7. g = −2 at 6: s = 8.
    assertPath(TwoPulls.path(new Downpour(1, 1), 2, 2, 4, 8), 6, 8);
    Ledger ledger = TwoPulls.ledger(new Downpour(1, 1), 2, 4, 8);
    TreeMap<Long, Long> expected = new TreeMap<>();
    expected.put(0L, 1L);
    expected.put(1L, 3L);
    assertThat(ledger.rounds().get(1).pace().staleness()).isEqualTo(expected);
  }

  @Test
  void downpourGoesOnFromItsOwnReplicaBetweenPulls() {
    // Alone, pushing every step and pulling every second: the replica's path is the server's.
    assertPath(TwoPulls.path(new Downpour(1, 2), 4, 4, 8), 4, 6, 7, 7.5);
    // Two steps a push: worker 1 accrues −4 and −2, which moves s by 3; worker 2 −8 and −4, by 6.
    assertPath(TwoPulls.path(new Downpour(2, 2), 1, 2, 4, 8), 9);
  }

  @Test
  void dynSgd() {
    // m = 2 whole: 2. m = 4 one late: 4. From 2, m = 1, one late: 4.5. From 4, m = 2: 5.5.
    assertPath(TwoPulls.path(new DynSgd(1), 2, 2, 4, 8), 4, 5.5);
  }

  @Test
  void staleSynchronous() {
    // s = 1: worker 1 goes on from 1 while worker 2 has not begun; shares are ½.
    // m = 2: 1. m = 4 from 0: 3. From 1, m = 1.5: 3.75. From 3, m = 2.5: 5.
    assertPath(TwoPulls.path(new StaleSynchronous(1, 1), 2, 2, 4, 8), 3, 5);
  }

  @Test
  void asynchronousElastic() {
    // w₁ = 2: θ 0 → 1. w₂ = 4: θ 1 → 2.5. w₁ = 1 → 2.5: θ stays 2.5. w₂ = 2.5 → 5.25: θ 3.875.
    assertPath(TwoPulls.path(new AsynchronousElastic(1, 0.5), 2, 2, 4, 8), 2.5, 3.875);
  }

  @Test
  void backupWorkersDropWhatComesLate() {
    // One of two is enough: in turns the first is always first, and the second always late.
    assertPath(TwoPulls.path(new BackupWorkers(1), 2, 2, 4, 8), 2, 3);
  }

  private static void assertPath(double[] path, double... expected) {
    assertThat(path).hasSameSizeAs(expected);
    for (int i = 0; i < path.length; i++) {
      assertThat(path[i]).as("round " + i).isCloseTo(expected[i], within(1e-5));
    }
  }
}
