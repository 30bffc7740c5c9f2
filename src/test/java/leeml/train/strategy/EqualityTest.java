package leeml.train.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.shard.Shards;
import leeml.train.strategy.averaging.Adaptive;
import leeml.train.strategy.averaging.Bmuf;
import leeml.train.strategy.averaging.DiLoCo;
import leeml.train.strategy.averaging.ElasticAveraging;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import leeml.train.strategy.averaging.PostLocal;
import leeml.train.strategy.server.AsynchronousElastic;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies that theory says are the same, over 1, 2, 4 and 7 workers. */
class EqualityTest {

  private static final int COLUMNS = 3;

  /** Divides by 1, 2, 4 and 7 into whole batches of 4. */
  private static final Examples DATA = ExampleSets.linear(112, COLUMNS, 5);

  static Stream<Arguments> pairs() {
    return Stream.of(1, 2, 4, 7)
        .flatMap(
            workers ->
                Stream.of(
                    pair(workers, LocalSgd.every(1), new Synchronous()),
                    pair(workers, new StaleSynchronous(0, 1), new Synchronous()),
                    pair(workers, new BackupWorkers(0), new Synchronous()),
                    pair(workers, new PostLocal(3, 0), LocalSgd.every(3)),
                    pair(workers, new PostLocal(3, 1000), LocalSgd.every(1)),
                    pair(workers, new Adaptive(3, 1_000_000), LocalSgd.every(3)),
                    pair(workers, new Bmuf(3, 0, 1), LocalSgd.every(3)),
                    pair(workers, new DiLoCo(3, 1, 0), LocalSgd.every(3)),
                    pair(workers, new Gossip(Graph.COMPLETE, 3), LocalSgd.every(3)),
                    pair(workers, new StaleSynchronous(0, 3), LocalSgd.every(3))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void sameParameters(int workers, Strategy one, Strategy other) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, workers);
    assertClose(train(one, shards, 20).theta(), train(other, shards, 20).theta());
  }

  @ParameterizedTest
  @MethodSource("alone")
  void oneWorkerAloneIsSerial(Strategy strategy) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 1);
    assertClose(
        train(strategy, shards, 20).theta(), train(Serial.everyEpoch(), shards, 20).theta());
  }

  static Stream<Strategy> alone() {
    return Stream.of(
        new Synchronous(),
        LocalSgd.every(5),
        new Gossip(Graph.RING, 1),
        new Gossip(Graph.TORUS, 2),
        new Downpour(1, 1),
        new Downpour(2, 4),
        new DynSgd(3),
        new StaleSynchronous(2, 1),
        new BackupWorkers(0));
  }

  /**
   * Springs that take all of the difference: the centre goes where the workers were at the end of
   * the round before, and they start from where it was. So it is averaging, one round late.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void stiffSpringsAreAveragingOneRoundLate(int workers) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, workers);
    ElasticAveraging stiff = new ElasticAveraging(3, 1, 1);
    Trainer<ExampleBatch> two = fullBatches(stiff, 6);
    assertClose(two.fit(shards).theta(), fullBatches(LocalSgd.every(3), 3).fit(shards).theta());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7})
  void asynchronousStrategiesLearnToo(int workers) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, workers);
    float[] best = train(Serial.everyEpoch(), ShardSets.equal(DATA, 1), 400).theta();
    for (Strategy strategy :
        List.of(
            new Downpour(1, 1),
            new DynSgd(1),
            new StaleSynchronous(3, 1),
            new AsynchronousElastic(2, 0.9 / workers),
            new BackupWorkers(1))) {
      float[] found = fullBatches(strategy, 2000, 0.05 / workers).fit(shards).theta();
      for (int i = 0; i < best.length; i++) {
        assertThat((double) found[i]).as(strategy.name()).isCloseTo(best[i], within(0.05));
      }
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 4);
    assertThatThrownBy(() -> train(new BackupWorkers(4), shards, 1))
        .hasMessage("spare = 4 of 4 workers, expected fewer than there are");
    ElasticAveraging strong = ElasticAveraging.of(1, 0.5);
    assertThatThrownBy(() -> train(strong, shards, 1))
        .hasMessageContaining("alpha = 0.5 with 4 workers makes beta = 2.0");
    assertThatThrownBy(() -> new Downpour(2, 3))
        .hasMessage("pull = 3, expected a multiple of push = 2");
    assertThatThrownBy(() -> new Bmuf(1, 1, 1))
        .hasMessage("momentum must be in [0, 1), but is 1.0");
  }

  private static Arguments pair(int workers, Strategy one, Strategy other) {
    return Arguments.of(workers, one, other);
  }

  private static Fit train(Strategy strategy, Shards<ExampleBatch> shards, int epochs) {
    return Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(0.1))
        .strategy(strategy)
        .batchSize(4)
        .seed(9)
        .within(Budget.epochs(epochs))
        .fit(shards);
  }

  private static Trainer<ExampleBatch> fullBatches(Strategy strategy, int steps) {
    return fullBatches(strategy, steps, 0.1);
  }

  private static Trainer<ExampleBatch> fullBatches(Strategy strategy, int steps, double rate) {
    return Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(rate))
        .strategy(strategy)
        .within(Budget.steps(steps));
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-6));
    }
  }
}
