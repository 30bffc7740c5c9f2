package leeml.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.spark.topology.Topology;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.ShardSets;
import leeml.train.Stop;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On Spark the outcome is that of one thread, bit for bit, whatever happens to tasks. */
class SparkClusterTest {

  private static final int COLUMNS = 3;
  private static final Examples DATA = ExampleSets.linear(60, COLUMNS, 5);
  private static final JavaSparkContext SPARK = LocalSpark.context();
  private static final Optimizer ADAM = Optimizers.adam(0.05);

  static Stream<Arguments> strategiesAndWorkers() {
    List<Strategy> strategies = List.of(new Synchronous(), LocalSgd.every(1), LocalSgd.every(5));
    List<Arguments> all = new ArrayList<>();
    for (int workers : new int[] {1, 2, 4, 7}) {
      for (Strategy strategy : strategies) {
        all.add(Arguments.of(strategy, workers));
      }
    }
    all.add(Arguments.of(Serial.every(3), 1));
    return all.stream();
  }

  static Stream<Strategy> strategies() {
    return Stream.of(new Synchronous(), LocalSgd.every(5), Serial.every(3));
  }

  @ParameterizedTest
  @MethodSource("strategiesAndWorkers")
  void sparkEqualsOneThread(Strategy strategy, int workers) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, workers);
    Fit here = train(new LinearRegression(COLUMNS), strategy, new SerialCluster(), shards);
    Fit there = train(new LinearRegression(COLUMNS), strategy, new SparkCluster(SPARK), shards);
    assertThat(there.theta()).isEqualTo(here.theta());
    assertThat(there.ledger().column(Ledger.Round::loss))
        .isEqualTo(here.ledger().column(Ledger.Round::loss));
    assertThat(there.ledger().column(Ledger.Round::divergence))
        .isEqualTo(here.ledger().column(Ledger.Round::divergence));
  }

  @Test
  void emptyAndUnequalShardsToo() {
    Shards<ExampleBatch> shards = ShardSets.cut(DATA, 4, 4, 50, 60);
    for (Strategy strategy : List.of(new Synchronous(), LocalSgd.every(5))) {
      assertThat(
              train(new LinearRegression(COLUMNS), strategy, new SparkCluster(SPARK), shards)
                  .theta())
          .as(strategy.name())
          .isEqualTo(
              train(new LinearRegression(COLUMNS), strategy, new SerialCluster(), shards).theta());
    }
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void aTaskThatFailsAndIsRepeatedChangesNothing(Strategy strategy) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, strategy.mostWorkers() == 1 ? 1 : 3);
    Objective<ExampleBatch> sound = new LinearRegression(COLUMNS);
    Objective<ExampleBatch> failing = new FailsFirstAttempt(new LinearRegression(COLUMNS));
    long before = FailsFirstAttempt.FAILURES.get();
    Fit fit = train(failing, strategy, new SparkCluster(SPARK), shards);
    assertThat(FailsFirstAttempt.FAILURES.get()).as("tasks that failed").isGreaterThan(before);
    assertThat(fit.theta())
        .isEqualTo(train(sound, strategy, new SparkCluster(SPARK), shards).theta());
  }

  @Test
  void whatIsLostWithAnExecutorIsWorkedOutAgain() {
    // More rounds than lie between two snapshots, so that both the snapshot and the replay serve.
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    for (Strategy strategy : List.of(new Synchronous(), LocalSgd.every(1))) {
      Fit undisturbed =
          train(new LinearRegression(COLUMNS), strategy, new SparkCluster(SPARK), shards);
      assertThat(undisturbed.ledger().rounds())
          .hasSizeGreaterThan(2 * SparkWorkers.ROUNDS_BETWEEN_SNAPSHOTS);
      Fit disturbed =
          Trainer.of(new LinearRegression(COLUMNS), ADAM)
              .strategy(strategy)
              .batchSize(4)
              .on(new SparkCluster(SPARK))
              .within(Budget.epochs(6))
              .watch(
                  round -> {
                    if (round.round() % 7 == 3) {
                      WorkerStore.forgetAll();
                    }
                  })
              .fit(shards);
      assertThat(disturbed.theta()).as(strategy.name()).isEqualTo(undisturbed.theta());
    }
  }

  @ParameterizedTest
  @MethodSource("treeShapes")
  void aTreeGivesTheSameMeanWhateverTheOrderOfArrival(int workers, int depth) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, workers);
    SparkCluster tree = new SparkCluster(SPARK, Topology.tree(depth));
    Fit first = train(new LinearRegression(COLUMNS), new Synchronous(), tree, shards);
    Fit again = train(new LinearRegression(COLUMNS), new Synchronous(), tree, shards);
    assertThat(again.theta()).isEqualTo(first.theta());
    float[] straight =
        train(new LinearRegression(COLUMNS), new Synchronous(), new SparkCluster(SPARK), shards)
            .theta();
    for (int i = 0; i < straight.length; i++) {
      assertThat((double) first.theta()[i]).isCloseTo(straight[i], within(1e-6));
    }
    assertThat(first.ledger().column(Ledger.Round::examples)).contains(4.0 * workers);
  }

  @Test
  void slicesGiveTheBitsOfOneThread() {
    SparkCluster sliced = new SparkCluster(SPARK, Topology.sliced());
    Shards<ExampleBatch> shards = ShardSets.cut(DATA, 4, 4, 50, 60);
    Fit here = train(new LinearRegression(COLUMNS), LocalSgd.every(5), new SerialCluster(), shards);
    Fit there = train(new LinearRegression(COLUMNS), LocalSgd.every(5), sliced, shards);
    assertThat(there.theta()).isEqualTo(here.theta());
    assertThat(there.ledger().column(Ledger.Round::divergence))
        .isEqualTo(here.ledger().column(Ledger.Round::divergence));
    double rounds = there.ledger().rounds().size();
    assertThat(there.ledger().totals().get("bytesBetween")).isGreaterThan(rounds * 4 * 16);
  }

  static Stream<Arguments> treeShapes() {
    return Stream.of(
        Arguments.of(1, 2), Arguments.of(4, 2), Arguments.of(9, 2), Arguments.of(12, 3));
  }

  @Test
  void theLedgersBytesAreThoseThatSparkCounts() throws Exception {
    AtomicLong resultBytes = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            resultBytes.addAndGet(end.taskMetrics().resultSize());
          }
        };
    int columns = 50_000;
    Shards<ExampleBatch> shards = ShardSets.equal(ExampleSets.linear(4, columns, 1), 2);
    SPARK.sc().addSparkListener(listener);
    Fit fit =
        Trainer.of(new LinearRegression(columns), Optimizers.sgd(1e-7))
            .strategy(new Synchronous())
            .on(new SparkCluster(SPARK))
            .within(Budget.steps(10))
            .fit(shards);
    SPARK.sc().listenerBus().waitUntilEmpty();
    SPARK.sc().removeSparkListener(listener);
    double up = fit.ledger().totals().get("bytesUp");
    assertThat(up).isBetween(0.98 * resultBytes.get(), 1.0 * resultBytes.get());
    assertThat(fit.ledger().totals().get("bytesDown")).isEqualTo(10.0 * 4 * (columns + 1));
  }

  @Test
  void phasesAddUpToTheRound() {
    Fit fit =
        train(
            new LinearRegression(COLUMNS),
            LocalSgd.every(5),
            new SparkCluster(SPARK),
            ShardSets.equal(DATA, 2));
    for (Ledger.Round round : fit.ledger().rounds()) {
      double phases =
          round.cost().computeSeconds()
              + round.cost().waitSeconds()
              + round.cost().serialiseSeconds()
              + round.cost().aggregateSeconds();
      assertThat(phases).isCloseTo(round.cost().seconds(), within(1e-6));
      assertThat(round.cost().slowestSeconds())
          .isGreaterThanOrEqualTo(round.cost().computeSeconds());
    }
  }

  @Test
  void nothingStaysBehindWhenTheRunEnds() {
    train(
        new LinearRegression(COLUMNS),
        LocalSgd.every(5),
        new SparkCluster(SPARK),
        ShardSets.equal(DATA, 2));
    assertThat(WorkerStore.count()).isZero();
    assertThat(SPARK.getPersistentRDDs()).isEmpty();
  }

  @Test
  void aNotANumberOnAnExecutorStopsTheRunInsteadOfTheJob() {
    float[] targets = DATA.targets().clone();
    targets[59] = Float.POSITIVE_INFINITY;
    Fit fit =
        train(
            new LinearRegression(COLUMNS),
            LocalSgd.every(5),
            new SparkCluster(SPARK),
            ShardSets.equal(new Examples(DATA.rows(), targets), 3));
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.DIVERGED);
    assertThat(fit.stop().message()).contains("worker 2", "learning rate 0.05");
  }

  private static Fit train(
      Objective<ExampleBatch> objective,
      Strategy strategy,
      Cluster cluster,
      Shards<ExampleBatch> shards) {
    return Trainer.of(objective, ADAM)
        .strategy(strategy)
        .batchSize(4)
        .on(cluster)
        .within(Budget.epochs(6))
        .fit(shards);
  }
}
