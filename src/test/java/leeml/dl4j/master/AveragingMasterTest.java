package leeml.dl4j.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import leeml.dl4j.Nets;
import leeml.dl4j.NetworkObjective;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.error.UsageException;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.spark.LocalSpark;
import leeml.spark.SparkCluster;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Deeplearning4j's master does what it says, and what local SGD does where both are the same. */
class AveragingMasterTest {

  private static final int WORKERS = 2;
  private static final int BATCH = 4;
  private static final int EXAMPLES = 48;
  private static final int STEPS_PER_EPOCH = EXAMPLES / WORKERS / BATCH;
  private static final int EPOCHS = 3;
  private static final long SEED = 20260106;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "dense, L1 and L2",
            NetworkObjective.of(Nets.dense(DataType.FLOAT)),
            Nets.rows(EXAMPLES, SEED)),
        Arguments.of(
            "convolutional",
            NetworkObjective.of(Nets.convolutional(DataType.FLOAT)),
            Nets.pictures(EXAMPLES, SEED)),
        Arguments.of(
            "graph", NetworkObjective.of(Nets.graph(DataType.FLOAT)), Nets.pairs(EXAMPLES, SEED)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void averagingOnceAnEpochIsLocalSgd(String name, NetworkObjective objective, TensorSet data) {
    Shards<TensorBatch> shards = data.dealt(WORKERS, SEED);
    Fit theirs = fit(objective, Optimizers.sgd(0.1), shards, STEPS_PER_EPOCH);
    Fit ours =
        Trainer.of(objective, Optimizers.sgd(0.1))
            .strategy(LocalSgd.every(STEPS_PER_EPOCH))
            .batchSize(BATCH)
            .within(Budget.epochs(EPOCHS))
            .seed(SEED)
            .fit(shards);
    for (int i = 0; i < theirs.theta().length; i++) {
      assertThat(theirs.theta()[i]).as("θ[%d]", i).isCloseTo(ours.theta()[i], within(1e-5f));
    }
    assertThat(theirs.ledger().column(Ledger.Round::step))
        .isEqualTo(ours.ledger().column(Ledger.Round::step));
    assertThat(theirs.ledger().column(Ledger.Round::examples))
        .isEqualTo(ours.ledger().column(Ledger.Round::examples));
  }

  @Test
  void theLedgerHasALineForEachRoundWithItsBytes() {
    NetworkObjective objective = NetworkObjective.of(Nets.dense(DataType.FLOAT));
    Fit fit =
        fit(objective, Optimizers.adam(0.01), Nets.rows(EXAMPLES, SEED).dealt(WORKERS, SEED), 2);
    assertThat(fit.ledger().rounds()).hasSize(EPOCHS * STEPS_PER_EPOCH / 2);
    assertThat(fit.ledger().totals()).containsEntry("examples", (double) EPOCHS * EXAMPLES);
    long thetaAndMoments = 3L * objective.size() * Float.BYTES;
    for (Ledger.Round round : fit.ledger().rounds()) {
      assertThat(round.loss()).isFinite().isPositive();
      assertThat(round.cost().seconds()).isPositive();
      assertThat(round.cost().bytesUp()).isEqualTo(WORKERS * thetaAndMoments);
      assertThat(round.cost().bytesDown()).isGreaterThan(thetaAndMoments);
    }
    double[] losses = fit.ledger().column(Ledger.Round::loss);
    assertThat(losses[losses.length - 1]).isLessThan(losses[0]);
  }

  @Test
  void whatItCannotDoIsSaidAtTheStart() {
    NetworkObjective objective = NetworkObjective.of(Nets.dense(DataType.FLOAT));
    TensorSet data = Nets.rows(EXAMPLES, SEED);
    assertThatThrownBy(() -> fit(objective, Optimizers.momentum(0.1), data.dealt(WORKERS, SEED), 2))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Deeplearning4j's own masters train with sgd, nesterov or adam");
    assertThatThrownBy(
            () -> fit(objective, Optimizers.sgd(0.1), data.select(0).dealt(WORKERS, SEED), 2))
        .hasMessageContaining("a shard is empty");
    assertThatThrownBy(() -> new AveragingMaster(0))
        .hasMessageContaining("frequency must be at least 1, but is 0");
  }

  private static Fit fit(
      NetworkObjective objective, Optimizer optimizer, Shards<TensorBatch> shards, int frequency) {
    return Trainer.of(objective, optimizer)
        .strategy(new AveragingMaster(frequency))
        .on(new SparkCluster(LocalSpark.context()))
        .batchSize(BATCH)
        .within(Budget.epochs(EPOCHS))
        .seed(SEED)
        .fit(shards);
  }
}
