package leeml.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.ShardSets;
import leeml.train.Stop;
import leeml.train.Trainer;
import leeml.train.Watcher;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shards;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gossip on Spark is gossip in one thread, bit for bit, whatever is lost on the way. */
class SparkMixingTest {

  private static final int COLUMNS = 3;
  private static final Examples DATA = ExampleSets.linear(60, COLUMNS, 5);
  private static final JavaSparkContext SPARK = LocalSpark.context();

  static Stream<Arguments> graphsAndWorkers() {
    List<Arguments> all = new ArrayList<>();
    for (Graph graph : Graph.values()) {
      for (int workers : new int[] {1, 2, 4, 7}) {
        all.add(Arguments.of(graph, workers));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("graphsAndWorkers")
  void sparkEqualsOneThread(Graph graph, int workers) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, workers);
    Gossip gossip = new Gossip(graph, 2);
    Fit here = train(new LinearRegression(COLUMNS), gossip, new SerialCluster(), shards);
    Fit there = train(new LinearRegression(COLUMNS), gossip, new SparkCluster(SPARK), shards);
    assertThat(there.theta()).isEqualTo(here.theta());
    assertThat(there.ledger().column(Ledger.Round::loss))
        .isEqualTo(here.ledger().column(Ledger.Round::loss));
    assertThat(there.ledger().column(Ledger.Round::divergence))
        .isEqualTo(here.ledger().column(Ledger.Round::divergence));
  }

  @Test
  void anEmptyShardTakesPartInMixing() {
    Shards<ExampleBatch> shards = ShardSets.cut(DATA, 4, 4, 50, 60);
    Gossip gossip = new Gossip(Graph.RING, 9);
    assertThat(
            train(new LinearRegression(COLUMNS), gossip, new SparkCluster(SPARK), shards).theta())
        .isEqualTo(
            train(new LinearRegression(COLUMNS), gossip, new SerialCluster(), shards).theta());
  }

  @Test
  void aTaskThatFailsAndIsRepeatedChangesNothing() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 3);
    Gossip gossip = new Gossip(Graph.RING, 5);
    Objective<ExampleBatch> failing = new FailsFirstAttempt(new LinearRegression(COLUMNS));
    long before = FailsFirstAttempt.FAILURES.get();
    Fit fit = train(failing, gossip, new SparkCluster(SPARK), shards);
    assertThat(FailsFirstAttempt.FAILURES.get()).as("tasks that failed").isGreaterThan(before);
    assertThat(fit.theta())
        .isEqualTo(
            train(new LinearRegression(COLUMNS), gossip, new SerialCluster(), shards).theta());
  }

  /** Every seventh round, and more rounds than lie between two snapshots. */
  @Test
  void whatIsLostWithAnExecutorIsWorkedOutAgain() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 4);
    Gossip gossip = new Gossip(Graph.RING, 1);
    Fit undisturbed = train(new LinearRegression(COLUMNS), gossip, new SerialCluster(), shards);
    assertThat(undisturbed.ledger().rounds())
        .hasSizeGreaterThan(SparkWorkers.ROUNDS_BETWEEN_SNAPSHOTS + 7);
    List<Watcher> losses =
        List.of(
            round -> WorkerStore.forgetAll(),
            round -> SPARK.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true)));
    for (Watcher loss : losses) {
      Fit disturbed =
          trainer(new LinearRegression(COLUMNS), gossip, new SparkCluster(SPARK))
              .watch(
                  round -> {
                    if (round.round() % 7 == 3) {
                      loss.ended(round);
                    }
                  })
              .fit(shards);
      assertThat(disturbed.theta()).isEqualTo(undisturbed.theta());
    }
  }

  @Test
  void theLedgersBytesAreThoseOfTheShuffle() throws Exception {
    AtomicLong written = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            written.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
          }
        };
    int columns = 50_000;
    Shards<ExampleBatch> shards = ShardSets.equal(ExampleSets.linear(8, columns, 1), 4);
    SPARK.sc().addSparkListener(listener);
    Fit fit =
        Trainer.of(new LinearRegression(columns), Optimizers.sgd(1e-7))
            .strategy(new Gossip(Graph.RING, 1))
            .on(new SparkCluster(SPARK))
            .within(Budget.steps(5))
            .fit(shards);
    SPARK.sc().listenerBus().waitUntilEmpty();
    SPARK.sc().removeSparkListener(listener);
    double between = fit.ledger().totals().get("bytesBetween");
    assertThat(between).isEqualTo(5.0 * 4 * 2 * 4 * (columns + 1));
    assertThat(between).isBetween(0.9 * written.get(), 1.1 * written.get());
    assertThat(fit.ledger().totals().get("bytesDown")).isEqualTo(4.0 * (columns + 1));
    assertThat(fit.ledger().totals().get("bytesUp")).isZero();
  }

  @Test
  void nothingStaysBehindWhenTheRunEnds() {
    train(
        new LinearRegression(COLUMNS),
        new Gossip(Graph.COMPLETE, 1),
        new SparkCluster(SPARK),
        ShardSets.equal(DATA, 2));
    assertThat(WorkerStore.count()).isZero();
    assertThat(SPARK.getPersistentRDDs()).isEmpty();
  }

  @Test
  void aNotANumberStopsTheRun() {
    float[] targets = DATA.targets().clone();
    targets[59] = Float.POSITIVE_INFINITY;
    Fit fit =
        train(
            new LinearRegression(COLUMNS),
            new Gossip(Graph.RING, 2),
            new SparkCluster(SPARK),
            ShardSets.equal(new Examples(DATA.rows(), targets), 3));
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.DIVERGED);
    assertThat(fit.stop().message()).contains("worker 2", "learning rate 0.05");
  }

  private static Fit train(
      Objective<ExampleBatch> objective,
      Gossip gossip,
      Cluster cluster,
      Shards<ExampleBatch> shards) {
    return trainer(objective, gossip, cluster).fit(shards);
  }

  private static Trainer<ExampleBatch> trainer(
      Objective<ExampleBatch> objective, Gossip gossip, Cluster cluster) {
    return Trainer.of(objective, Optimizers.adam(0.05))
        .strategy(gossip)
        .batchSize(4)
        .on(cluster)
        .within(Budget.epochs(6));
  }
}
