package leeml.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.ShardSets;
import leeml.train.Stopped;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.compress.sparse.TopK;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.RoundStrategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run on Spark that is stopped goes on bit for bit, also in another place than it began. */
class SparkResumeTest {

  private static final int ROUNDS = SparkWorkers.ROUNDS_BETWEEN_SNAPSHOTS + 12;
  private static final JavaSparkContext SPARK = LocalSpark.context();

  /** Of few and of many numbers: what workers carry is told in the one case, kept in the other. */
  static Stream<Arguments> runs() {
    return Stream.of(4, 90)
        .flatMap(
            columns ->
                Stream.of(
                    Arguments.of(
                        columns, LocalSgd.every(2), Optimizers.adam(0.01), new FullPrecision()),
                    Arguments.of(
                        columns, new Synchronous(), Optimizers.momentum(0.01), TopK.of(0.1)),
                    Arguments.of(
                        columns,
                        new Gossip(Graph.RING, 2),
                        Optimizers.momentum(0.01),
                        new FullPrecision())));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void goesOnBitForBit(
      int columns, RoundStrategy strategy, Optimizer optimizer, Compressor compressor) {
    Examples data = ExampleSets.linear(60, columns, 5);
    Shards<ExampleBatch> shards = ShardSets.equal(data, 3);
    Function<Cluster, Trainer<ExampleBatch>> trainer =
        cluster ->
            Trainer.of(new LinearRegression(columns), optimizer)
                .strategy(strategy)
                .compressor(compressor)
                .batchSize(4)
                .seed(9)
                .on(cluster)
                .within(Budget.steps(2L * ROUNDS));
    Fit undisturbed = trainer.apply(new SerialCluster()).fit(shards);
    Stopped stopped = new Stopped(() -> trainer.apply(new SparkCluster(SPARK)), shards);
    stopped.breakOffAfter(6, 5);
    stopped.breakOffAfter(ROUNDS - 2, SparkWorkers.ROUNDS_BETWEEN_SNAPSHOTS + 2);
    Fit onSpark =
        trainer
            .apply(new SparkCluster(SPARK))
            .checkpoints(stopped.checkpoints(1000, 3, true))
            .fit(shards);
    assertThat(stopped.said)
        .element(1)
        .asString()
        .startsWith("going on after round %d,".formatted(ROUNDS - 5));
    assertThat(onSpark.theta()).isEqualTo(undisturbed.theta());
    assertThat(onSpark.ledger().column(Ledger.Round::loss))
        .isEqualTo(undisturbed.ledger().column(Ledger.Round::loss));
    stopped.folder.files.remove(stopped.folder.files.lastKey());
    Fit inOneThread =
        trainer
            .apply(new SerialCluster())
            .checkpoints(stopped.checkpoints(1000, 3, true))
            .fit(shards);
    assertThat(inOneThread.theta()).isEqualTo(undisturbed.theta());
  }
}
