package leeml.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import leeml.error.UsageException;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.sim.paths.Paths;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Pace;
import leeml.train.ShardSets;
import leeml.train.Stop;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.averaging.Adaptive;
import leeml.train.strategy.averaging.DiLoCo;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import leeml.train.strategy.server.AsynchronousElastic;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VirtualClusterTest {

  private static final int COLUMNS = 3;
  private static final Examples DATA = ExampleSets.linear(112, COLUMNS, 5);
  private static final int WORKERS = 7;

  /** Machines that vary, on a network that costs something. */
  private static final Conditions ROUGH =
      Conditions.of(Compute.even(0.01).spread(0.5).stragglers(0.1, 5).failures(0.02, 0.3))
          .on(new Network(1e-3, 1e5, 1e6))
          .under(new Overhead(9e-3, 3e-3, 1e-3));

  static Stream<Strategy> inRounds() {
    return Stream.of(
        new Synchronous(),
        LocalSgd.every(3),
        new Adaptive(4, 0),
        new DiLoCo(4, 0.7, 0.9),
        new Gossip(Graph.RING, 2));
  }

  static Stream<Strategy> underAServer() {
    return Stream.of(
        new Downpour(2, 4),
        new DynSgd(2),
        new StaleSynchronous(2, 2),
        new AsynchronousElastic(2, 0.1),
        new BackupWorkers(2));
  }

  static Stream<Strategy> all() {
    return Stream.concat(inRounds(), underAServer());
  }

  /** Backup workers need more workers than are spare. */
  static Stream<Strategy> withOneWorkerToo() {
    return all().filter(strategy -> !(strategy instanceof BackupWorkers));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameSeedGivesTheSameCurveBitForBit(Strategy strategy) {
    Fit one = fit(strategy, new VirtualCluster(ROUGH, 1));
    Fit two = fit(strategy, new VirtualCluster(ROUGH, 1));
    assertThat(two.theta()).isEqualTo(one.theta());
    assertThat(two.seconds()).isEqualTo(one.seconds());
    assertThat(two.ledger().rounds().stream().map(Ledger.Round::toMap))
        .isEqualTo(one.ledger().rounds().stream().map(Ledger.Round::toMap).toList());
  }

  @ParameterizedTest
  @MethodSource("inRounds")
  void anotherSeedGivesOtherTimesAndTheSameParameters(Strategy strategy) {
    Fit one = fit(strategy, new VirtualCluster(ROUGH, 1));
    Fit two = fit(strategy, new VirtualCluster(ROUGH, 2));
    assertThat(two.seconds()).isNotEqualTo(one.seconds());
    assertThat(two.theta()).isEqualTo(one.theta());
    assertThat(one.theta()).isEqualTo(fit(strategy, new SerialCluster()).theta());
  }

  @ParameterizedTest
  @MethodSource("underAServer")
  void anotherSeedGivesAServerAnotherOrder(Strategy strategy) {
    Fit one = fit(strategy, new VirtualCluster(ROUGH, 1));
    Fit two = fit(strategy, new VirtualCluster(ROUGH, 2));
    assertThat(two.seconds()).isNotEqualTo(one.seconds());
    assertThat(two.theta()).isNotEqualTo(one.theta());
  }

  /** Equal machines take turns in the order of their numbers, as they do within one thread. */
  @ParameterizedTest
  @MethodSource("underAServer")
  void evenMachinesAreOneThread(Strategy strategy) {
    Fit even = fit(strategy, new VirtualCluster(Conditions.of(Compute.even(1)), 1));
    assertThat(even.theta()).isEqualTo(fit(strategy, new SerialCluster()).theta());
  }

  @ParameterizedTest
  @MethodSource("withOneWorkerToo")
  void withoutANetworkEvenMachinesTakeTheTimeOfOne(Strategy strategy) {
    Conditions even = Conditions.of(Compute.even(0.25));
    for (int workers : new int[] {1, 2, 7}) {
      Fit fit = trainer(strategy, new VirtualCluster(even, 1)).fit(ShardSets.equal(DATA, workers));
      assertThat(fit.seconds()).as(workers + " workers").isCloseTo(24 * 0.25, within(1e-9));
    }
  }

  @Test
  void aRoundIsOverheadSlowestAndTransfer() {
    Conditions conditions =
        Conditions.of(Compute.even(0.5))
            .on(new Network(1, 1000, Double.POSITIVE_INFINITY))
            .under(new Overhead(10, 0, 2));
    Fit fit =
        trainer(new Synchronous(), new VirtualCluster(conditions, 1))
            .within(Budget.steps(1))
            .fit(ShardSets.equal(DATA, 2));
    // d = 4: two hops of 16 bytes down, two parcels of 131 bytes up; two tasks.
    double expected = 10 + 2 * 2 + 0.5 + 2 * (1 + 0.016) + 1 + 0.262;
    assertThat(fit.seconds()).isCloseTo(expected, within(1e-9));
    Ledger.Round round = fit.ledger().rounds().get(0);
    assertThat(round.cost().bytesUp()).isEqualTo(2 * 131);
    assertThat(round.cost().bytesDown()).isEqualTo(2 * 16);
    assertThat(round.workerSeconds()).containsExactly(0.5, 0.5);
  }

  @Test
  void aBudgetOfSecondsIsVirtual() {
    Conditions hours = Conditions.of(Compute.even(3600));
    Fit fit =
        trainer(new Synchronous(), new VirtualCluster(hours, 1))
            .within(Budget.seconds(10 * 3600))
            .fit(ShardSets.equal(DATA, 2));
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.BUDGET);
    assertThat(fit.ledger().rounds()).hasSize(10);
  }

  /** One worker in seven is four times slower than its fellows, again and again. */
  @Test
  void whoDoesNotWaitDoesMoreRoundsASecond() {
    Conditions stragglers = Conditions.of(Compute.even(0.1).stragglers(0.15, 4));
    double sync = roundsPerSecond(new StaleSynchronous(0, 1), stragglers);
    double bounded = roundsPerSecond(new StaleSynchronous(3, 1), stragglers);
    double free = roundsPerSecond(new DynSgd(1), stragglers);
    assertThat(bounded).isGreaterThan(1.3 * sync);
    assertThat(free).isGreaterThan(bounded);
    assertThat(roundsPerSecond(new Synchronous(), stragglers)).isCloseTo(sync, within(0.1 * sync));
  }

  @Test
  void nobodyRunsFurtherAheadThanTheBound() {
    Fit fit =
        trainer(new StaleSynchronous(2, 1), new VirtualCluster(ROUGH, 3))
            .within(Budget.steps(60))
            .fit(ShardSets.equal(DATA, WORKERS));
    Pace pace = fit.ledger().rounds().get(fit.ledger().rounds().size() - 1).pace();
    assertThat(Pace.largest(pace.lead())).isEqualTo(2);
  }

  @Test
  void spareWorkersCutTheStragglersTime() {
    Conditions stragglers = Conditions.of(Compute.even(0.1).stragglers(0.05, 20));
    double none = seconds(new BackupWorkers(0), stragglers);
    double two = seconds(new BackupWorkers(2), stragglers);
    assertThat(two).isLessThan(0.4 * none);
  }

  /** What a server's link carries in a second, seven workers at once do not make more. */
  @Test
  void pushesQueueAtTheServersLink() {
    // d = 4: a push of 16 bytes keeps the link busy for a second, in each direction.
    Conditions slowLink =
        Conditions.of(Compute.even(1e-3)).on(new Network(0, 16, Double.POSITIVE_INFINITY));
    Fit fit =
        trainer(new DynSgd(1), new VirtualCluster(slowLink, 1))
            .within(Budget.steps(10))
            .fit(ShardSets.equal(DATA, WORKERS));
    assertThat(fit.seconds()).isBetween(10.0 * WORKERS, 10.0 * WORKERS + 2);
  }

  @Test
  void pathsToACentreThatIsNotThereAreRefused() {
    Cluster ring = new VirtualCluster(ROUGH.along(Paths.ring()), 1);
    assertThatThrownBy(() -> fit(new Gossip(Graph.RING, 1), ring))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("topology ring: workers that mix with their neighbours");
    assertThatThrownBy(() -> fit(new DynSgd(1), ring))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("topology ring: workers of a server send to it each in its own time");
  }

  private static double roundsPerSecond(Strategy strategy, Conditions conditions) {
    Fit fit =
        trainer(strategy, new VirtualCluster(conditions, 5))
            .within(Budget.seconds(20))
            .fit(ShardSets.equal(DATA, WORKERS));
    return fit.ledger().rounds().size() / fit.seconds();
  }

  private static double seconds(Strategy strategy, Conditions conditions) {
    return trainer(strategy, new VirtualCluster(conditions, 5))
        .within(Budget.steps(50))
        .fit(ShardSets.equal(DATA, WORKERS))
        .seconds();
  }

  private static Fit fit(Strategy strategy, Cluster cluster) {
    return trainer(strategy, cluster).fit(ShardSets.equal(DATA, WORKERS));
  }

  private static Trainer<ExampleBatch> trainer(Strategy strategy, Cluster cluster) {
    return Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(0.01))
        .strategy(strategy)
        .batchSize(4)
        .seed(9)
        .on(cluster)
        .within(Budget.steps(24));
  }
}
