package leeml.spark.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.optim.Optimizers;
import leeml.spark.SparkCluster;
import leeml.spark.topology.Topology;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Pace;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.server.AsynchronousElastic;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.spark.api.java.JavaSparkContext;

/** A small regression under every server strategy. */
final class ServedRuns {

  static final int COLUMNS = 3;

  /** Divides by 1, 2 and 4. */
  static final Examples DATA = ExampleSets.linear(112, COLUMNS, 5);

  private ServedRuns() {}

  static List<Strategy> strategies(int workers) {
    return List.of(
        new Downpour(1, 1),
        new Downpour(2, 4),
        new DynSgd(3),
        new StaleSynchronous(0, 1),
        new StaleSynchronous(3, 2),
        new AsynchronousElastic(2, 0.9 / workers),
        new BackupWorkers(workers > 1 ? 1 : 0));
  }

  static List<ServerSetup> setups() {
    return List.of(ServerSetup.onDriver(), ServerSetup.onDriver(3), ServerSetup.onExecutors());
  }

  static Cluster cluster(JavaSparkContext spark, ServerSetup setup) {
    return new SparkCluster(spark, Topology.driver(), setup);
  }

  static Trainer<ExampleBatch> trainer(
      Objective<ExampleBatch> objective, Strategy strategy, Cluster cluster, int steps) {
    return Trainer.of(objective, Optimizers.sgd(0.05))
        .strategy(strategy)
        .on(cluster)
        .within(Budget.steps(steps));
  }

  /** The loss of a run is that of one thread's solution. */
  static void assertLearns(
      JavaSparkContext spark, Strategy strategy, int workers, ServerSetup setup) {
    Fit fit =
        trainer(new LinearRegression(COLUMNS), strategy, cluster(spark, setup), 400)
            .fit(ShardSets.equal(DATA, workers));
    assertThat(loss(fit.theta())).as(strategy.name()).isCloseTo(best(), within(2e-3));
  }

  static double best() {
    return loss(
        trainer(new LinearRegression(COLUMNS), Serial.everyEpoch(), new SerialCluster(), 2000)
            .fit(ShardSets.equal(DATA, 1))
            .theta());
  }

  static double loss(float[] theta) {
    ExampleBatch all = new ExampleBatch(DATA, rows(), 0, DATA.size());
    return new LinearRegression(COLUMNS).lossAndGradient(theta, all, new float[theta.length]);
  }

  private static int[] rows() {
    int[] rows = new int[DATA.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    return rows;
  }

  static SortedMap<Long, Long> lead(Fit fit) {
    return last(fit).lead();
  }

  static SortedMap<Long, Long> staleness(Fit fit) {
    return last(fit).staleness();
  }

  private static Pace last(Fit fit) {
    return fit.ledger().rounds().get(fit.ledger().rounds().size() - 1).pace();
  }

  static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  /** Threads of this project's network and of runs under a server. */
  static Set<Thread> threads() {
    Set<Thread> ours = new HashSet<>(Thread.getAllStackTraces().keySet());
    ours.removeIf(thread -> !thread.getName().startsWith("leeml-"));
    return ours;
  }
}
