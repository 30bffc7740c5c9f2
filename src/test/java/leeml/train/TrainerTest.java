package leeml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.model.SoftmaxRegression;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.train.compress.sparse.TopK;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.averaging.ElasticAveraging;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies against each other and against steps worked out by hand, in one thread. */
class TrainerTest {

  private static final int COLUMNS = 3;
  private static final Examples DATA = ExampleSets.linear(42, COLUMNS, 5);
  private static final Objective<ExampleBatch> OBJECTIVE = new LinearRegression(COLUMNS);

  @Test
  void serialDescentByHand() {
    // One example x = 1, y = 2 and θ = (w, b) = 0: the residual r = w + b − 2 gives both gradients;
    // with rate 0.25 it halves each step: −2, −1, −0.5.
    Examples one = Examples.dense(new float[] {1}, 1, new float[] {2});
    Fit fit =
        Trainer.of(new LinearRegression(1), Optimizers.sgd(0.25))
            .strategy(Serial.every(1))
            .within(Budget.steps(3))
            .fit(ShardSets.equal(one, 1));
    assertThat(fit.theta()).containsExactly(0.875f, 0.875f);
    assertThat(fit.ledger().column(Ledger.Round::loss)).containsExactly(2, 0.5, 0.125);
    assertThat(fit.ledger().column(Ledger.Round::learningRate)).containsOnly(0.25);
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.BUDGET);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void synchronousIsSerialOnTheCombinedBatch(int workers) {
    float[] serial =
        train(Serial.everyEpoch(), ShardSets.equal(DATA, 1), Integer.MAX_VALUE).theta();
    float[] sync =
        train(new Synchronous(), ShardSets.equal(DATA, workers), Integer.MAX_VALUE).theta();
    assertClose(sync, serial, 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void localSgdOfPeriodOneIsSynchronous(int workers) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, workers);
    assertClose(
        train(LocalSgd.every(1), shards, 3).theta(),
        train(new Synchronous(), shards, 3).theta(),
        1e-6);
  }

  @Test
  void aPenaltyMayExemptSeveralInterceptsUnderEveryKindOfStrategy() {
    SoftmaxRegression three = new SoftmaxRegression(3, 3);
    for (Strategy strategy : List.of(new Synchronous(), LocalSgd.every(4), new Downpour(1, 1))) {
      Trainer.of(three, Optimizer.chain(Optimizers.l2(0.1, 3), Optimizers.sgd(0.1)))
          .strategy(strategy)
          .check(ShardSets.equal(DATA, 2));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Trainer.of(three, Optimizers.l2(0.1, 13))
                    .strategy(new Synchronous())
                    .check(ShardSets.equal(DATA, 2)))
        .withMessageContaining("[0, 12]");
  }

  @Test
  void unequalShardsAreWeightedAndAnEmptyOneChangesNothing() {
    float[] serial =
        train(Serial.everyEpoch(), ShardSets.equal(DATA, 1), Integer.MAX_VALUE).theta();
    Shards<ExampleBatch> unequal = ShardSets.cut(DATA, 1, 1, 30, 42);
    assertClose(train(new Synchronous(), unequal, Integer.MAX_VALUE).theta(), serial, 1e-6);
  }

  @Test
  void anEpochSeesEveryExampleOnceUnderEveryStrategy() {
    Shards<ExampleBatch> unequal = ShardSets.cut(DATA, 5, 5, 31, 42);
    for (Strategy strategy : List.of(new Synchronous(), LocalSgd.every(4), LocalSgd.every(100))) {
      Fit fit = train(strategy, unequal, 4);
      assertThat(fit.ledger().totals().get("examples"))
          .as(strategy.name())
          .isEqualTo(20.0 * DATA.size());
    }
  }

  @Test
  void aRoundMayCrossEpochsAndTheLastOneIsCut() {
    // 11 steps an epoch, 20 epochs: 220 steps in rounds of 100.
    Fit fit = train(LocalSgd.every(100), ShardSets.equal(DATA, 1), 4);
    assertThat(fit.ledger().column(Ledger.Round::step)).containsExactly(100, 200, 220);
    assertThat(fit.ledger().rounds().get(0).epoch()).isCloseTo(100 / 11.0, within(1e-12));
  }

  @Test
  void divergenceOfWorkersIsMeasuredBeforeAveraging() {
    // Two workers at x = 1 with targets +1 and −1: from θ = 0 a step of rate 0.5 takes w and b to
    // ±0.5 each; w̄ = 0 and ‖wᵢ − w̄‖² = 0.5.
    Examples two = Examples.dense(new float[] {1, 1}, 1, new float[] {1, -1});
    Fit fit =
        Trainer.of(new LinearRegression(1), Optimizers.sgd(0.5))
            .strategy(LocalSgd.every(1))
            .within(Budget.steps(1))
            .fit(ShardSets.equal(two, 2));
    assertThat(fit.theta()).containsOnly(0);
    assertThat(fit.ledger().rounds().get(0).divergence()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aNotANumberStopsTheRunWithStepWorkerAndRate() {
    float[] targets = DATA.targets().clone();
    targets[40] = Float.NaN;
    Examples broken = new Examples(DATA.rows(), targets);
    Fit fit = train(LocalSgd.every(5), ShardSets.equal(ExampleSets.slice(broken, 0, 42), 2), 100);
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.DIVERGED);
    assertThat(fit.stop().message()).contains("NaN", "step 0", "worker 1", "0.1000");
    assertThat(fit.theta()).containsOnly(0);
  }

  @Test
  void aRunawayIsNoticedAndTheLastGoodParametersAreKept() {
    Fit fit =
        Trainer.of(OBJECTIVE, Optimizers.sgd(5))
            .strategy(new Synchronous())
            .within(Budget.epochs(1000))
            .fit(ShardSets.equal(DATA, 2));
    assertThat(fit.stop().diverged()).isTrue();
    assertThat(fit.stop().message()).contains("the loss has grown from", "learning rate 5");
    assertThat(fit.ledger().rounds()).hasSizeLessThan(20);
    assertThat(fit.theta()).containsOnly(0);
  }

  @Test
  void earlyStoppingKeepsTheBestParameters() {
    // The metric falls until θ₀ passes 1 and rises afterwards.
    List<Float> seen = new ArrayList<>();
    Fit fit =
        Trainer.of(OBJECTIVE, Optimizers.sgd(0.1))
            .strategy(Serial.every(1))
            .within(Budget.epochs(10_000))
            .validate(
                Validation.lower(
                        "distance",
                        theta -> {
                          seen.add(theta[2]);
                          return Math.abs(theta[2] - 1);
                        })
                    .patience(3))
            .fit(ShardSets.equal(DATA, 1));
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.NO_IMPROVEMENT);
    assertThat(fit.stop().message()).contains("distance", "3 looks");
    float best = seen.get(seen.size() - 4);
    assertThat(fit.theta()[2]).isEqualTo(best);
  }

  @Test
  void aTargetEndsTheRun() {
    Fit fit =
        Trainer.of(OBJECTIVE, Optimizers.sgd(0.3))
            .strategy(new Synchronous())
            .within(Budget.epochs(10_000).untilAtMost("loss", 0.1))
            .fit(ShardSets.equal(DATA, 2));
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.TARGET);
    List<Ledger.Round> rounds = fit.ledger().rounds();
    assertThat(rounds.get(rounds.size() - 1).loss()).isLessThanOrEqualTo(0.1);
    assertThat(rounds.get(rounds.size() - 2).loss()).isGreaterThan(0.1);
  }

  @Test
  void aTargetOnAMetricThatIsNotTakenEveryRound() {
    Fit fit =
        Trainer.of(OBJECTIVE, Optimizers.sgd(0.3))
            .strategy(new Synchronous())
            .validate(Validation.higher("weight", theta -> theta[2]).every(4))
            .within(Budget.epochs(10_000).untilAtLeast("weight", 2.5))
            .fit(ShardSets.equal(DATA, 2));
    assertThat(fit.stop().reason()).isEqualTo(Stop.Reason.TARGET);
    assertThat(fit.theta()[2]).isGreaterThanOrEqualTo(2.5f);
    assertThat(fit.ledger().rounds().size() % 4).isZero();
  }

  @Test
  void secondsEndTheRunToo() {
    Fit fit =
        Trainer.of(OBJECTIVE, Optimizers.sgd(0.01))
            .strategy(Serial.every(10))
            .within(Budget.seconds(0.05))
            .fit(ShardSets.equal(DATA, 1));
    assertThat(fit.stop().message()).contains("seconds used up");
    assertThat(fit.ledger().rounds()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 16})
  void aMetricByEpochsIsTakenAtTheEndOfTheRoundThatCompletesThem(int period) {
    Fit fit =
        Trainer.of(OBJECTIVE, Optimizers.sgd(0.01))
            .strategy(LocalSgd.every(period))
            .batchSize(7)
            .within(Budget.epochs(8))
            .validate(Validation.lower("held", theta -> theta[0]).everyEpochs(2))
            .fit(ShardSets.equal(DATA, 2));
    // 21 examples a worker and 7 a step make 3 steps an epoch, 24 in all.
    double[] expected =
        IntStream.of(6, 12, 18, 24)
            .mapToDouble(step -> Math.min(24, (step + period - 1) / period * period))
            .distinct()
            .toArray();
    assertThat(fit.ledger().metric("held")[0]).containsExactly(expected);
  }

  @Test
  void aStrategyThatDoesNotFitTheWorkersIsRefusedBeforeAnythingStarts() {
    Shards<ExampleBatch> two = ShardSets.equal(DATA, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer(ElasticAveraging.of(1, 0.9), 4).check(two))
        .withMessageContaining("2 workers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer(new BackupWorkers(2), 4).check(two))
        .withMessageContaining("spare");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> trainer(new StaleSynchronous(1, 1), 4).compressor(TopK.of(0.1)).check(two))
        .withMessageContaining("use a strategy of rounds");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> train(Serial.everyEpoch(), ShardSets.equal(DATA, 2), 4))
        .hasMessage("serial trains with at most 1 workers, and the data is cut into 2 shards");
    assertThatThrownBy(() -> train(new Synchronous(), ShardSets.cut(DATA, 0, 0), 4))
        .hasMessageContaining("every shard is empty");
    assertThatThrownBy(() -> LocalSgd.every(0)).hasMessageContaining("period must be at least 1");
    assertThatThrownBy(() -> Budget.epochs(0)).hasMessageContaining("0 epochs");
  }

  private static Fit train(Strategy strategy, Shards<ExampleBatch> shards, int batchSize) {
    return trainer(strategy, batchSize).fit(shards);
  }

  private static Trainer<ExampleBatch> trainer(Strategy strategy, int batchSize) {
    return Trainer.of(OBJECTIVE, Optimizers.sgd(0.1))
        .strategy(strategy)
        .batchSize(batchSize)
        .seed(9)
        .within(Budget.epochs(20));
  }

  private static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
    }
  }
}
