package leeml.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.optim.Optimizers;
import leeml.spark.LocalSpark;
import leeml.spark.SparkCluster;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Averaging every step with plain SGD is one machine on the batches put together. */
class AveragingEqualsOneMachineTest {

  private static final int EXAMPLES = 24;
  private static final int STEPS = 8;
  private static final long SEED = 20260103;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "dense", NetworkObjective.of(Nets.dense(DataType.FLOAT)), Nets.rows(EXAMPLES, SEED)),
        Arguments.of(
            "convolutional",
            NetworkObjective.of(Nets.convolutional(DataType.FLOAT)),
            Nets.pictures(EXAMPLES, SEED)),
        Arguments.of(
            "recurrent",
            NetworkObjective.of(Nets.recurrent(DataType.FLOAT)),
            Nets.sequences(EXAMPLES, SEED)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void everyStepAveragedIsTheWholeBatch(String name, NetworkObjective objective, TensorSet data) {
    float[] alone = fit(objective, new Synchronous(), new SerialCluster(), cut(data, 1)).theta();
    Shards<TensorBatch> three = cut(data, 3);
    for (Strategy strategy : List.of(new Synchronous(), LocalSgd.every(1))) {
      Fit here = fit(objective, strategy, new SerialCluster(), three);
      assertClose(strategy.name(), here.theta(), alone);
      Fit there = fit(objective, strategy, new SparkCluster(LocalSpark.context()), three);
      assertThat(there.theta()).as("%s on Spark", strategy.name()).isEqualTo(here.theta());
    }
  }

  private static void assertClose(String what, float[] theta, float[] expected) {
    for (int i = 0; i < theta.length; i++) {
      assertThat(theta[i]).as("%s, θ[%d]", what, i).isCloseTo(expected[i], within(1e-6f));
    }
  }

  /** Full batches, so that three shards of eight are the one of twenty-four. */
  private static Fit fit(
      NetworkObjective objective, Strategy strategy, Cluster cluster, Shards<TensorBatch> shards) {
    return Trainer.of(objective, Optimizers.sgd(0.2))
        .strategy(strategy)
        .on(cluster)
        .within(Budget.steps(STEPS))
        .seed(SEED)
        .fit(shards);
  }

  private static Shards<TensorBatch> cut(TensorSet data, int workers) {
    int each = data.size() / workers;
    List<Shard<TensorBatch>> shards =
        IntStream.range(0, workers)
            .mapToObj(w -> data.select(IntStream.range(w * each, (w + 1) * each).toArray()).shard())
            .toList();
    return Shards.of(shards);
  }
}
