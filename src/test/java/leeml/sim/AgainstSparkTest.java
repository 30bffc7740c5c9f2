package leeml.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.sim.paths.Paths;
import leeml.spark.LocalSpark;
import leeml.spark.SparkCluster;
import leeml.spark.topology.Topology;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the virtual cluster counts is what Spark sends, and θ is the same. */
class AgainstSparkTest {

  private static final int COLUMNS = 2000;
  private static final int WORKERS = 8;
  private static final Shards<ExampleBatch> SHARDS =
      ShardSets.equal(ExampleSets.linear(WORKERS * 2, COLUMNS, 5), WORKERS);

  static Stream<Arguments> topologies() {
    return Stream.of(
        Arguments.of(Topology.driver(), Paths.driver()),
        Arguments.of(Topology.tree(2), Paths.tree(2)),
        Arguments.of(Topology.sliced(), Paths.sliced()));
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void theSameBytes(Topology topology, Paths paths) {
    Fit real = fit(new SparkCluster(LocalSpark.context(), topology));
    Conditions conditions = Conditions.of(Compute.even(1)).along(paths);
    Fit virtual = fit(new VirtualCluster(conditions, 1));
    assertClose(virtual, real, "bytesUp");
    assertClose(virtual, real, "bytesBetween");
    // On one machine Spark hands θ to one JVM, where the virtual cluster has a machine a worker.
    assertThat(virtual.ledger().totals().get("bytesDown"))
        .isEqualTo(WORKERS * real.ledger().totals().get("bytesDown"));
    if (paths.equals(Paths.driver())) {
      assertThat(virtual.theta()).isEqualTo(real.theta());
    }
  }

  /** To one in a hundred: with a slice goes its executor's name, or does not. */
  private static void assertClose(Fit virtual, Fit real, String column) {
    double expected = real.ledger().totals().get(column);
    assertThat(virtual.ledger().totals().get(column))
        .as(column)
        .isCloseTo(expected, within(0.01 * expected));
  }

  private static Fit fit(Cluster cluster) {
    return Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(1e-6))
        .strategy(LocalSgd.every(2))
        .batchSize(1)
        .on(cluster)
        .within(Budget.steps(6))
        .fit(SHARDS);
  }
}
