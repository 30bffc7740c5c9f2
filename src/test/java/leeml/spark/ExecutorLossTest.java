package leeml.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.spark.served.ServerSetup;
import leeml.spark.standalone.ExecutorKill;
import leeml.spark.standalone.StandaloneCluster;
import leeml.spark.standalone.StandaloneCluster.Shape;
import leeml.spark.topology.Topology;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process of two executors is killed amid a round. Local SGD and gossip have their accident after
 * a snapshot, with rounds to be worked out again.
 */
@Tag("own-session")
@Tag("full")
@Tag("cluster")
class ExecutorLossTest {

  private static final int COLUMNS = 3;
  private static final int WORKERS = 2;
  private static final int ROUNDS = 20;
  private static final int ROUND_MILLIS = 300;
  private static final int ACCIDENT_ROUND = 18;
  private static final Examples DATA = ExampleSets.linear(60, COLUMNS, 5);
  private static final Optimizer ADAM = Optimizers.adam(0.05);

  @TempDir static Path folder;
  private static StandaloneCluster cluster;
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    cluster = StandaloneCluster.start(new Shape(WORKERS, 1, 600), folder);
    SparkConf conf = new SparkConf().setAppName("executor loss").set("spark.ui.enabled", "false");
    cluster.settings().forEach(conf::set);
    spark = new JavaSparkContext(conf);
  }

  @AfterAll
  static void stop() {
    spark.stop();
    cluster.close();
  }

  /** Strategies with the steps of a round and the tasks that Spark starts for one. */
  static Stream<Arguments> rounds() {
    return Stream.of(
        Arguments.of(new Synchronous(), 1, WORKERS),
        Arguments.of(LocalSgd.every(3), 3, WORKERS),
        Arguments.of(new Gossip(Graph.RING, 3), 3, 2 * WORKERS));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  @Timeout(180)
  void theFinalParametersAreTheSameBitForBit(Strategy strategy, int steps, int tasks) {
    Objective<ExampleBatch> slow = new Slow(ROUND_MILLIS / steps);
    // One more job, of a task a worker, has the shards counted.
    int task = WORKERS + ACCIDENT_ROUND * tasks - tasks + 1;
    ExecutorKill kill = kill(task, ROUND_MILLIS / 2);
    spark.sc().addSparkListener(kill);
    Fit there = train(slow, strategy, ROUNDS * steps, new SparkCluster(spark));
    spark.sc().removeSparkListener(kill);
    Fit here = train(new LinearRegression(COLUMNS), strategy, ROUNDS * steps, new SerialCluster());
    assertThat(kill.tasksLost()).as("tasks that were lost").isPositive();
    assertThat(there.theta()).isEqualTo(here.theta());
  }

  static Stream<ServerSetup> setups() {
    return Stream.of(ServerSetup.onDriver(), ServerSetup.onExecutors());
  }

  @ParameterizedTest
  @MethodSource("setups")
  @Timeout(180)
  void anAsynchronousRunLearnsAllTheSame(ServerSetup setup) {
    int steps = 100;
    Strategy strategy = new StaleSynchronous(2, 1);
    ExecutorKill kill = kill(2 * WORKERS, 1500);
    spark.sc().addSparkListener(kill);
    Fit there =
        train(new Slow(30), strategy, steps, new SparkCluster(spark, Topology.driver(), setup));
    spark.sc().removeSparkListener(kill);
    Fit here = train(new LinearRegression(COLUMNS), strategy, steps, new SerialCluster());
    assertThat(kill.tasksLost()).as("tasks that were lost").isPositive();
    double before = loss(new LinearRegression(COLUMNS).initial(0));
    // A worker that is started again may do more than its share, and so end nearer to the minimum.
    assertThat(loss(there.theta())).isLessThan(loss(here.theta()) + 0.02 * before);
  }

  private static ExecutorKill kill(int task, int delayMillis) {
    return new ExecutorKill(cluster, spark.sc().applicationId(), task, delayMillis);
  }

  private static Fit train(
      Objective<ExampleBatch> objective, Strategy strategy, int steps, Cluster cluster) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, WORKERS);
    return Trainer.of(objective, ADAM)
        .strategy(strategy)
        .batchSize(4)
        .on(cluster)
        .within(Budget.steps(steps))
        .fit(shards);
  }

  private static double loss(float[] theta) {
    int[] rows = new int[DATA.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    return new LinearRegression(COLUMNS)
        .lossAndGradient(
            theta, new ExampleBatch(DATA, rows, 0, rows.length), new float[theta.length]);
  }

  /** Takes its time over each gradient. */
  private static final class Slow implements Objective<ExampleBatch> {
    private final LinearRegression sound = new LinearRegression(COLUMNS);
    private final long millis;

    Slow(long millis) {
      this.millis = millis;
    }

    @Override
    public int size() {
      return sound.size();
    }

    @Override
    public float[] initial(long seed) {
      return sound.initial(seed);
    }

    @Override
    public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      return sound.lossAndGradient(theta, batch, gradient);
    }
  }
}
