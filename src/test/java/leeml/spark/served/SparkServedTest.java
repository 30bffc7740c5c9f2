package leeml.spark.served;

import static leeml.spark.served.ServedRuns.COLUMNS;
import static leeml.spark.served.ServedRuns.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.optim.Optimizers;
import leeml.spark.LocalSpark;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.Stop;
import leeml.train.Trainer;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One and two workers under a parameter server, with and without accidents. */
class SparkServedTest {

  private static final JavaSparkContext SPARK = LocalSpark.context();
  private static final Objective<ExampleBatch> SOUND = new LinearRegression(COLUMNS);

  static Stream<Arguments> runs() {
    return Stream.concat(
        ServedRuns.strategies(1).stream()
            .map(strategy -> Arguments.of(strategy, 1, ServerSetup.onDriver())),
        ServedRuns.strategies(2).stream()
            .flatMap(strategy -> setups().map(setup -> Arguments.of(strategy, 2, setup))));
  }

  static Stream<ServerSetup> setups() {
    return ServedRuns.setups().stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyStrategyLearns(Strategy strategy, int workers, ServerSetup setup) {
    ServedRuns.assertLearns(SPARK, strategy, workers, setup);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void withoutStalenessItIsSynchronous(ServerSetup setup) {
    Shards<ExampleBatch> shards = ShardSets.cut(DATA, 40, 112);
    Fit served = train(SOUND, new StaleSynchronous(0, 1), setup, shards, 50);
    Fit synchronous =
        ServedRuns.trainer(SOUND, new Synchronous(), new SerialCluster(), 50).fit(shards);
    ServedRuns.assertClose(served.theta(), synchronous.theta());
    assertThat(served.ledger().totals().get("examples")).isEqualTo(50.0 * DATA.size());
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aWorkerThatIsAheadWaitsForASlowOne(ServerSetup setup) {
    Objective<ExampleBatch> slow = new Disturbed(COLUMNS, Disturbed.slow(0, 15));
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Fit fit = train(slow, new StaleSynchronous(2, 1), setup, shards, 60);
    assertThat(ServedRuns.lead(fit).lastKey()).as("the bound, reached").isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void withABackupWorkerTheSlowOnesGradientsAreDropped(ServerSetup setup) {
    Objective<ExampleBatch> slow = new Disturbed(COLUMNS, Disturbed.slow(0, 15));
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Fit fit = train(slow, new BackupWorkers(1), setup, shards, 200);
    assertThat(ServedRuns.staleness(fit).tailMap(1L)).as("dropped").isNotEmpty();
    assertThat(fit.seconds())
        .as("not as long as the slow one's 200 rounds")
        .isLessThan(200 * 0.015);
  }

  /**
   * Sixty rounds are far from the end, so that rounds lost or done twice would show in the loss.
   */
  @ParameterizedTest
  @MethodSource("setups")
  void workersThatDieComeBack(ServerSetup setup) {
    AtomicInteger deaths = Deaths.of(2);
    Objective<ExampleBatch> mortal =
        new Disturbed(
            COLUMNS,
            (worker, gradient) -> {
              if (worker == 1 && gradient == 20 && Deaths.left().getAndDecrement() > 0) {
                throw new IllegalStateException("dies on purpose");
              }
            });
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Fit fit = train(mortal, new StaleSynchronous(0, 1), setup, shards, 60);
    assertThat(deaths.get()).as("deaths that were left").isNotPositive();
    float[] undisturbed =
        ServedRuns.trainer(SOUND, new Synchronous(), new SerialCluster(), 60).fit(shards).theta();
    assertThat(ServedRuns.loss(fit.theta())).isCloseTo(ServedRuns.loss(undisturbed), within(0.01));
    assertThat(ServedRuns.lead(fit).lastKey()).isLessThanOrEqualTo(0);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void workersThatDieTooOftenEndTheRunWithTheReason(ServerSetup setup) {
    Objective<ExampleBatch> mortal =
        new Disturbed(
            COLUMNS,
            (worker, gradient) -> {
              if (worker == 1 && gradient == 3) {
                throw new IllegalStateException("dies on purpose");
              }
            });
    assertThatThrownBy(() -> train(mortal, new DynSgd(1), setup, ShardSets.equal(DATA, 2), 60))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the workers have failed: ");
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aWorkerThatDoesNotComeToAnEndIsNotWaitedForForEver(ServerSetup setup) {
    Objective<ExampleBatch> stuck =
        new Disturbed(
            COLUMNS,
            (worker, gradient) -> {
              if (worker == 0 && gradient == 2) {
                Disturbed.sleep(60_000);
              }
            });
    long start = System.nanoTime();
    assertThatThrownBy(
            () ->
                train(
                    stuck,
                    new StaleSynchronous(0, 1),
                    setup.waiting(2_000),
                    ShardSets.equal(DATA, 2),
                    60))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "no worker has done a round for 2000 ms; last done: worker 0 round \\d+, worker 1 round"
                + " \\d+|the workers have failed: .*push of round \\d+ by worker 1: .* did not answer"
                + " within 2000 ms");
    assertThat(System.nanoTime() - start).as("four attempts").isLessThan(30_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aNotANumberStopsTheRun(ServerSetup setup) {
    float[] targets = DATA.targets().clone();
    targets[111] = Float.POSITIVE_INFINITY;
    Examples broken = new Examples(DATA.rows(), targets);
    Fit fit = train(SOUND, new StaleSynchronous(1, 4), setup, ShardSets.equal(broken, 2), 60);
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.DIVERGED);
    assertThat(fit.stop().message()).contains("step 0 on worker 1", "learning rate 0.05");
  }

  @Test
  void moreWorkersThanSlotsAreRefusedAtOnce() {
    assertThatThrownBy(
            () -> train(SOUND, new DynSgd(1), ServerSetup.onDriver(), ShardSets.equal(DATA, 4), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a parameter server needs all 4 workers at once and the cluster runs 2 tasks at a"
                + " time; use --workers 2");
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aRunThatIsOverBeforeItsWorkersEndsThem(ServerSetup setup) {
    Fit fit =
        ServedRuns.trainer(SOUND, new DynSgd(1), ServedRuns.cluster(SPARK, setup), 1_000_000)
            .within(Budget.seconds(1))
            .fit(ShardSets.equal(DATA, 2));
    assertThat(fit.stop().message()).contains("seconds used up");
    assertThat(fit.ledger().rounds()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void nothingStaysBehind(ServerSetup setup) throws InterruptedException {
    train(SOUND, new DynSgd(2), setup, ShardSets.equal(DATA, 2), 20);
    assertThat(SPARK.getPersistentRDDs()).isEmpty();
    Set<Thread> left = ServedRuns.threads();
    for (Thread thread : left) {
      thread.join(20_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void bytesAreThoseOfTheMessages() {
    int columns = 10_000;
    double vector = 4.0 * (columns + 1);
    for (ServerSetup setup : ServedRuns.setups()) {
      Fit fit =
          Trainer.of(new LinearRegression(columns), Optimizers.sgd(1e-7))
              .strategy(new StaleSynchronous(0, 1))
              .on(ServedRuns.cluster(SPARK, setup))
              .within(Budget.steps(10))
              .fit(ShardSets.equal(ExampleSets.linear(8, columns, 1), 2));
      double up = fit.ledger().totals().get("bytesUp");
      double down = fit.ledger().totals().get("bytesDown");
      double between = fit.ledger().totals().get("bytesBetween");
      // 10 rounds of 2 workers, and θ for each of them before the first.
      if (setup.place() == ServerPlace.DRIVER) {
        assertThat(up).isBetween(20 * vector, 20.2 * vector);
        assertThat(down).isBetween(22 * vector, 22.2 * vector);
        assertThat(between).isZero();
      } else {
        assertThat(between).isBetween(42 * vector, 42.4 * vector);
        assertThat(up + down).isZero();
      }
    }
  }

  @Test
  void phasesAddUpToNoMoreThanTheTurn() {
    Fit fit =
        train(
            SOUND,
            new StaleSynchronous(0, 1),
            ServerSetup.onDriver(),
            ShardSets.equal(DATA, 2),
            30);
    double turns = fit.ledger().totals().get("seconds");
    assertThat(turns).isLessThanOrEqualTo(fit.seconds());
    assertThat(fit.ledger().totals().get("computeSeconds")).isBetween(0.0, turns);
    assertThat(fit.ledger().totals().get("serialiseSeconds")).isBetween(1e-9, turns);
    assertThat(fit.ledger().totals().get("aggregateSeconds")).isBetween(1e-9, turns);
  }

  private static Fit train(
      Objective<ExampleBatch> objective,
      Strategy strategy,
      ServerSetup setup,
      Shards<ExampleBatch> shards,
      int steps) {
    return ServedRuns.trainer(objective, strategy, ServedRuns.cluster(SPARK, setup), steps)
        .fit(shards);
  }

  /** How often workers are still to die; in local mode the driver's JVM is theirs. */
  private static final class Deaths {
    private static final AtomicInteger LEFT = new AtomicInteger();

    static AtomicInteger of(int count) {
      LEFT.set(count);
      return LEFT;
    }

    static AtomicInteger left() {
      return LEFT;
    }
  }
}
