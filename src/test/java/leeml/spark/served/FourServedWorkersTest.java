package leeml.spark.served;

import static leeml.spark.served.ServedRuns.COLUMNS;
import static leeml.spark.served.ServedRuns.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.spark.LocalSecret;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Four workers need four slots; the traffic is authenticated and encrypted. */
@Tag("own-session")
class FourServedWorkersTest {

  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark =
        JavaSparkContext.fromSparkContext(
            SparkSession.builder()
                .master("local[4]")
                .appName("four workers under a server")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.authenticate", true)
                .config("spark.authenticate.secret", "of the server tests")
                .config("spark.network.crypto.enabled", true)
                .getOrCreate()
                .sparkContext());
  }

  @AfterAll
  static void stop() {
    spark.stop();
    LocalSecret.forget();
  }

  static Stream<Arguments> runs() {
    return ServedRuns.strategies(4).stream()
        .flatMap(strategy -> setups().map(setup -> Arguments.of(strategy, setup)));
  }

  static Stream<ServerSetup> setups() {
    return Stream.of(ServerSetup.onDriver(), ServerSetup.onExecutors());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyStrategyLearns(Strategy strategy, ServerSetup setup) {
    ServedRuns.assertLearns(spark, strategy, 4, setup);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void withoutStalenessItIsSynchronous(ServerSetup setup) {
    Shards<ExampleBatch> shards = ShardSets.cut(DATA, 40, 40, 90, 112);
    Objective<ExampleBatch> sound = new LinearRegression(COLUMNS);
    Fit synchronous =
        ServedRuns.trainer(sound, new Synchronous(), new SerialCluster(), 50).fit(shards);
    ServedRuns.assertClose(
        run(sound, new StaleSynchronous(0, 1), setup, shards, 50).theta(), synchronous.theta());
  }

  @ParameterizedTest
  @MethodSource("setups")
  void theBoundHoldsWithOneWorkerThatIsSlow(ServerSetup setup) {
    Objective<ExampleBatch> slow = new Disturbed(COLUMNS, Disturbed.slow(2, 20));
    Fit fit = run(slow, new StaleSynchronous(3, 1), setup, ShardSets.equal(DATA, 4), 50);
    assertThat(ServedRuns.lead(fit).lastKey()).as("the bound, reached").isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aBackupWorkerStandsInForTheSlowOne(ServerSetup setup) {
    Objective<ExampleBatch> slow = new Disturbed(COLUMNS, Disturbed.slow(2, 20));
    Fit fit = run(slow, new BackupWorkers(1), setup, ShardSets.equal(DATA, 4), 150);
    assertThat(ServedRuns.staleness(fit).tailMap(1L)).as("dropped").isNotEmpty();
  }

  private static Fit run(
      Objective<ExampleBatch> objective,
      Strategy strategy,
      ServerSetup setup,
      Shards<ExampleBatch> shards,
      int steps) {
    return ServedRuns.trainer(objective, strategy, ServedRuns.cluster(spark, setup), steps)
        .fit(shards);
  }
}
