package leeml.spark.served;

import static leeml.spark.served.ServedRuns.COLUMNS;
import static leeml.spark.served.ServedRuns.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import leeml.error.BadInputException;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import leeml.model.Objective;
import leeml.optim.MemoryCodec;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.spark.LocalSpark;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Pace;
import leeml.train.ShardSets;
import leeml.train.Stop;
import leeml.train.Stopped;
import leeml.train.Trainer;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.CheckpointFormat;
import leeml.train.cluster.SerialCluster;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.SliceSnapshot;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A driver that dies under a parameter server on Spark: another one goes on from its checkpoint.
 */
class ServedResumeTest {

  private static final int WORKERS = 2;
  private static final JavaSparkContext SPARK = LocalSpark.context();
  private static final Shards<ExampleBatch> SHARDS = ShardSets.equal(DATA, WORKERS);

  static Stream<Arguments> runs() {
    return ServedRuns.strategies(WORKERS).stream()
        .flatMap(
            strategy -> ServedRuns.setups().stream().map(setup -> Arguments.of(strategy, setup)));
  }

  static Stream<ServerSetup> setups() {
    return ServedRuns.setups().stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void learnsAllTheSame(Strategy strategy, ServerSetup setup) throws Exception {
    Stopped stopped = new Stopped(() -> run(strategy, Optimizers.sgd(0.05), setup, 400), SHARDS);
    stopped.breakOffAfter(5, 2);
    stopped.breakOffAfter(9, 2);
    ServedSnapshot kept = last(stopped).served();
    Fit resumed = stopped.goOn();
    assertThat(ServedRuns.loss(resumed.theta())).isCloseTo(ServedRuns.best(), within(2e-3));
    assertThat(resumed.stop().reason()).isEqualTo(Stop.Reason.BUDGET);
    assertGoesOn(resumed.ledger());
    ServedSnapshot end = last(stopped).served();
    for (int worker = 0; worker < WORKERS; worker++) {
      assertThat(end.rounds(worker)).isGreaterThan(kept.rounds(worker));
    }
  }

  /** Rounds, steps and the histograms of the server go on where they were. */
  private static void assertGoesOn(Ledger ledger) {
    List<Ledger.Round> rounds = ledger.rounds();
    for (int i = 1; i < rounds.size(); i++) {
      Ledger.Round before = rounds.get(i - 1);
      Ledger.Round after = rounds.get(i);
      assertThat(after.round()).isEqualTo(before.round() + 1);
      assertThat(after.step()).isGreaterThanOrEqualTo(before.step());
      assertThat(pushes(after.pace())).isGreaterThanOrEqualTo(pushes(before.pace()));
      assertThat(after.cost().bytesUp() + after.cost().bytesBetween()).isPositive();
    }
  }

  private static long pushes(Pace pace) {
    return pace.staleness().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Sixty rounds in step with each other: what were lost or done twice would show in the count of
   * the pushes, in the last step and in the loss.
   */
  @ParameterizedTest
  @MethodSource("setups")
  void noRoundIsLostOrDoneTwice(ServerSetup setup) throws Exception {
    Strategy inStep = new StaleSynchronous(0, 1);
    Stopped stopped = new Stopped(() -> run(inStep, Optimizers.sgd(0.05), setup, 60), SHARDS);
    stopped.breakOffAfter(5, 2);
    stopped.breakOffAfter(9, 2);
    Fit resumed = stopped.goOn();
    Fit undisturbed =
        ServedRuns.trainer(sound(), new Synchronous(), new SerialCluster(), 60).fit(SHARDS);
    assertThat(ServedRuns.loss(resumed.theta()))
        .isCloseTo(ServedRuns.loss(undisturbed.theta()), within(0.01));
    for (SliceSnapshot slice : last(stopped).served().slices()) {
      assertThat(slice.rounds()).containsOnly(60);
      assertThat(slice.version()).isEqualTo(60 * WORKERS);
      assertThat(slice.staleness().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(60 * WORKERS);
    }
    assertThat(ServedRuns.lead(resumed).lastKey()).isLessThanOrEqualTo(0);
    long last = resumed.ledger().rounds().get(resumed.ledger().rounds().size() - 1).step();
    assertThat(last).isEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void theServersOptimizerGoesOn(ServerSetup setup) throws Exception {
    Optimizer adam = Optimizers.adam(0.02);
    Stopped stopped = new Stopped(() -> run(new Downpour(1, 1), adam, setup, 100), SHARDS);
    stopped.breakOffAfter(5, 4);
    for (SliceSnapshot slice : last(stopped).served().slices()) {
      assertThat(adamSteps(adam, slice)).isEqualTo(slice.version()).isGreaterThanOrEqualTo(4);
    }
    stopped.goOn();
    for (SliceSnapshot slice : last(stopped).served().slices()) {
      assertThat(adamSteps(adam, slice)).as("a step a push").isEqualTo(100 * WORKERS);
    }
  }

  private static long adamSteps(Optimizer adam, SliceSnapshot slice) {
    Optimizer.State state = adam.init(slice.theta().length);
    MemoryCodec.decode(slice.rule(), state);
    return (long) state.scalars()[0];
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aFinishedRunIsNotTrainedAgainAndALongerBudgetGoesOn(ServerSetup setup) {
    Strategy inStep = new StaleSynchronous(0, 1);
    Stopped stopped = new Stopped(() -> run(inStep, Optimizers.sgd(0.05), setup, 20), SHARDS);
    Fit first =
        run(inStep, Optimizers.sgd(0.05), setup, 20)
            .checkpoints(stopped.checkpoints(1000, 3, false))
            .fit(SHARDS);
    Fit again = stopped.goOn();
    assertThat(again.theta()).isEqualTo(first.theta());
    assertThat(again.ledger().rounds()).isEqualTo(first.ledger().rounds());
    Fit longer =
        run(inStep, Optimizers.sgd(0.05), setup, 60)
            .checkpoints(stopped.checkpoints(1000, 3, true))
            .fit(SHARDS);
    Fit undisturbed =
        ServedRuns.trainer(sound(), new Synchronous(), new SerialCluster(), 60).fit(SHARDS);
    assertThat(ServedRuns.loss(longer.theta()))
        .isCloseTo(ServedRuns.loss(undisturbed.theta()), within(1e-3));
  }

  @Test
  void aRunThatRanOutOfTimeGoesOnWithMore() {
    ServerSetup setup = ServerSetup.onDriver();
    Stopped stopped =
        new Stopped(() -> run(new StaleSynchronous(0, 1), Optimizers.sgd(0.05), setup, 1), SHARDS);
    Fit first =
        run(new StaleSynchronous(1, 1), Optimizers.sgd(0.05), setup, 1_000_000)
            .within(Budget.seconds(0.5))
            .checkpoints(stopped.checkpoints(1_000_000, 3, false))
            .fit(SHARDS);
    Fit more =
        run(new StaleSynchronous(1, 1), Optimizers.sgd(0.05), setup, 1_000_000)
            .within(Budget.seconds(first.seconds() + 0.5))
            .checkpoints(stopped.checkpoints(1_000_000, 3, true))
            .fit(SHARDS);
    assertThat(first.stop().message()).contains("seconds used up");
    assertThat(more.ledger().rounds().size()).isGreaterThan(first.ledger().rounds().size());
    assertThat(more.ledger().rounds())
        .startsWith(first.ledger().rounds().toArray(new Ledger.Round[0]));
  }

  /** Begun in one thread with all that workers carry; on Spark they begin anew. */
  @Test
  void mayGoOnInAnotherPlaceThatCutsThetaAlike() {
    Strategy inStep = new StaleSynchronous(0, 1);
    Stopped stopped =
        new Stopped(() -> ServedRuns.trainer(sound(), inStep, new SerialCluster(), 60), SHARDS);
    stopped.breakOffAfter(11, 10);
    Fit onSpark =
        run(inStep, Optimizers.sgd(0.05), ServerSetup.onDriver(), 60)
            .checkpoints(stopped.checkpoints(15, 3, true))
            .fit(SHARDS);
    Fit undisturbed =
        ServedRuns.trainer(sound(), new Synchronous(), new SerialCluster(), 60).fit(SHARDS);
    assertThat(ServedRuns.loss(onSpark.theta()))
        .isCloseTo(ServedRuns.loss(undisturbed.theta()), within(0.01));
    stopped.folder.files.remove(stopped.folder.files.lastKey());
    Fit backAgain =
        ServedRuns.trainer(sound(), inStep, new SerialCluster(), 60)
            .checkpoints(stopped.checkpoints(1000, 3, true))
            .fit(SHARDS);
    assertThat(ServedRuns.loss(backAgain.theta()))
        .isCloseTo(ServedRuns.loss(undisturbed.theta()), within(0.01));
    for (ServerSetup other : List.of(ServerSetup.onDriver(3), ServerSetup.onExecutors())) {
      assertThatThrownBy(
              () ->
                  run(inStep, Optimizers.sgd(0.05), other, 60)
                      .checkpoints(stopped.checkpoints(1000, 3, true))
                      .fit(SHARDS))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "the checkpoint: its server has θ in 1 slices, and the one of this cluster in %d; go on"
                  + " with as many",
              other.sliceCount(WORKERS, COLUMNS + 1));
    }
  }

  @Test
  void aCheckpointMadeUpToFitIsRefused() throws Exception {
    Strategy inStep = new StaleSynchronous(0, 1);
    Stopped stopped =
        new Stopped(() -> run(inStep, Optimizers.sgd(0.05), ServerSetup.onDriver(), 60), SHARDS);
    stopped.breakOffAfter(3, 2);
    Checkpoint sound = last(stopped);
    SliceSnapshot slice = sound.served().slices().get(0);
    SliceSnapshot forged =
        new SliceSnapshot(
            slice.theta(),
            slice.version(),
            new long[] {1, 2, 3},
            slice.versionsRead(),
            slice.waiting(),
            slice.staleness(),
            slice.lead(),
            slice.rule());
    Checkpoint whole =
        new Checkpoint(
            sound.identity(),
            sound.step(),
            sound.loss(),
            sound.seconds(),
            sound.theta(),
            sound.centre(),
            sound.workers(),
            ServedSnapshot.ofSlices(List.of(forged), 60),
            sound.lowest(),
            sound.best(),
            sound.ledger(),
            sound.end());
    stopped.folder.write(2, out -> CheckpointFormat.write(whole, out));
    assertThatThrownBy(stopped::goOn)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("the checkpoint: it does not fit: a slice of ");
  }

  private static Objective<ExampleBatch> sound() {
    return new LinearRegression(COLUMNS);
  }

  private static Trainer<ExampleBatch> run(
      Strategy strategy, Optimizer optimizer, ServerSetup setup, int steps) {
    return Trainer.of(sound(), optimizer)
        .strategy(strategy)
        .on(ServedRuns.cluster(SPARK, setup))
        .within(Budget.steps(steps));
  }

  private static Checkpoint last(Stopped stopped) throws Exception {
    return stopped.folder.read(stopped.folder.files.lastKey(), CheckpointFormat::read);
  }
}
