package leeml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Cosine;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.VirtualCluster;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.CheckpointFormat;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.compress.lowrank.PowerSgd;
import leeml.train.compress.quantized.OneBit;
import leeml.train.compress.sparse.RandomK;
import leeml.train.compress.sparse.TopK;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.RoundStrategy;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.averaging.Adaptive;
import leeml.train.strategy.averaging.Bmuf;
import leeml.train.strategy.averaging.DiLoCo;
import leeml.train.strategy.averaging.ElasticAveraging;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import leeml.train.strategy.averaging.PostLocal;
import leeml.train.strategy.server.StaleSynchronous;
import leeml.train.worker.LocalWork.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is stopped and goes on ends as one that was never stopped, bit for bit. */
class ResumeTest {

  private static final int COLUMNS = 5;
  private static final Examples DATA = ExampleSets.linear(60, COLUMNS, 5);
  private static final int[] STOPS = {1, 2, 5, 11};

  /** Every strategy of rounds. */
  static Stream<RoundStrategy> strategies() {
    return Stream.of(
        Serial.every(3),
        new Synchronous(),
        LocalSgd.every(4),
        new LocalSgd(4, LocalSgd.Weights.EQUAL, LocalSgd.Moments.RESET),
        new PostLocal(3, 5),
        new Adaptive(4, 6),
        new Bmuf(3, 0.5, 1),
        new DiLoCo(3, 0.7, 0.9),
        ElasticAveraging.of(2, 0.2),
        new Gossip(Graph.RING, 2),
        new Gossip(Graph.TORUS, 3),
        new Gossip(Graph.COMPLETE, 1));
  }

  private static List<Optimizer> optimizers() {
    return List.of(
        Optimizers.momentum(0.02),
        Optimizers.adam(new Cosine(0.05, 0, 80)),
        Optimizers.lookahead(Optimizers.amsGrad(0.02)));
  }

  private static List<Compressor> compressors(RoundStrategy strategy) {
    return strategy.message() == Message.POSITION
        ? List.of(new FullPrecision())
        : List.of(
            new FullPrecision(),
            TopK.of(0.3),
            new OneBit(),
            RandomK.withFeedback(0.4),
            PowerSgd.of(1));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void goesOnBitForBitUnderEveryStrategy(RoundStrategy strategy) {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, strategy instanceof Serial ? 1 : 4);
    for (Optimizer optimizer : optimizers()) {
      for (Compressor compressor : compressors(strategy)) {
        Supplier<Trainer<ExampleBatch>> trainer = () -> trainer(strategy, optimizer, compressor);
        Fit undisturbed = trainer.get().fit(shards);
        assertThat(undisturbed.ledger().rounds()).hasSizeGreaterThan(11);
        for (int stop : STOPS) {
          Stopped stopped = new Stopped(trainer, shards);
          stopped.breakOffAfter(stop + 1L, stop);
          assertSame(stopped.goOn(), undisturbed);
        }
      }
    }
  }

  @Test
  void mayBeStoppedAgainAndAgainAndFallsBackToTheLastCheckpoint() {
    Shards<ExampleBatch> shards = ShardSets.cut(DATA, 7, 7, 40, 60);
    Supplier<Trainer<ExampleBatch>> trainer =
        () -> trainer(LocalSgd.every(2), Optimizers.adam(0.01), TopK.of(0.3));
    Stopped stopped = new Stopped(trainer, shards);
    stopped.breakOffAfter(8, 3);
    stopped.breakOffAfter(9, 2);
    stopped.breakOffAfter(20, 5);
    assertThat(stopped.folder.files).containsOnlyKeys(8L, 13L, 18L);
    assertSame(stopped.goOn(), trainer.get().fit(shards));
    assertThat(stopped.said)
        .containsExactly(
            "going on after round 6, step 12, from memory/round-6",
            "going on after round 8, step 16, from memory/round-8",
            "going on after round 18, step 36, from memory/round-18");
  }

  @Test
  void aRunMayGoOnInAnotherPlace() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 4);
    Supplier<Trainer<ExampleBatch>> here =
        () -> trainer(new Gossip(Graph.RING, 2), Optimizers.momentum(0.02), new FullPrecision());
    Stopped stopped = new Stopped(here, shards);
    stopped.breakOffAfter(4, 3);
    Fit elsewhere =
        here.get()
            .on(new VirtualCluster(Conditions.of(Compute.even(0.001)), 1))
            .checkpoints(stopped.checkpoints(3, 3, true))
            .fit(shards);
    assertThat(elsewhere.theta()).isEqualTo(here.get().fit(shards).theta());
  }

  @Test
  void patienceAndTheBestParametersGoOnToo() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    // Worse from the fifth look on, by a metric that knows nothing of θ but remembers the best.
    Supplier<Trainer<ExampleBatch>> trainer =
        () ->
            trainer(new Synchronous(), Optimizers.sgd(0.05), new FullPrecision())
                .validate(Validation.lower("|b - 0.5|", ResumeTest::offset).patience(4));
    Fit undisturbed = trainer.get().fit(shards);
    assertThat(undisturbed.stop().reason()).isEqualTo(Stop.Reason.NO_IMPROVEMENT);
    long rounds = undisturbed.ledger().rounds().size();
    Stopped stopped = new Stopped(trainer, shards);
    stopped.breakOffAfter(rounds - 1, 1);
    assertSame(stopped.goOn(), undisturbed);
    assertThat(stopped.goOn().stop()).isEqualTo(undisturbed.stop());
    assertSame(stopped.goOn(), undisturbed);
  }

  private static double offset(float[] theta) {
    return Math.abs(theta[COLUMNS] - 0.5);
  }

  @Test
  void aRunThatDivergesDoesSoAfterAStopToo() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Supplier<Trainer<ExampleBatch>> trainer =
        () -> trainer(new Synchronous(), Optimizers.sgd(1.5), new FullPrecision());
    Fit undisturbed = trainer.get().fit(shards);
    assertThat(undisturbed.stop().reason()).isEqualTo(Stop.Reason.DIVERGED);
    Stopped stopped = new Stopped(trainer, shards);
    stopped.breakOffAfter(2, 1);
    assertSame(stopped.goOn(), undisturbed);
    assertSame(stopped.goOn(), undisturbed);
  }

  @Test
  void aFinishedRunIsNotTrainedAgainAndALongerBudgetGoesOn() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 3);
    List<Long> told = new ArrayList<>();
    Supplier<Trainer<ExampleBatch>> one =
        () -> trainer(LocalSgd.every(4), Optimizers.adam(0.01), new FullPrecision());
    Stopped stopped = new Stopped(one, shards);
    Fit first = one.get().checkpoints(stopped.checkpoints(1000, 3, false)).fit(shards);
    Fit again =
        one.get()
            .movingLoss()
            .watch(round -> told.add(round.round()))
            .checkpoints(stopped.checkpoints(1000, 3, true))
            .fit(shards);
    assertSame(again, first);
    assertThat(again.ledger().rounds()).isEqualTo(first.ledger().rounds());
    assertThat(told).as("watchers hear of all rounds").hasSize(first.ledger().rounds().size());
    Fit longer =
        one.get()
            .within(Budget.epochs(30))
            .checkpoints(stopped.checkpoints(1000, 3, true))
            .fit(shards);
    assertSame(longer, one.get().within(Budget.epochs(30)).fit(shards));
  }

  @Test
  void aDamagedCheckpointIsNamedAndTheOneBeforeIsTaken() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Supplier<Trainer<ExampleBatch>> trainer =
        () -> trainer(new Synchronous(), Optimizers.adam(0.01), new FullPrecision());
    Stopped stopped = new Stopped(trainer, shards);
    stopped.breakOffAfter(8, 2);
    assertThat(stopped.folder.files).containsOnlyKeys(2L, 4L, 6L);
    stopped.folder.files.computeIfPresent(6L, (round, file) -> Arrays.copyOf(file, 100));
    stopped.folder.files.get(4L)[200] ^= 1;
    assertSame(stopped.goOn(), trainer.get().fit(shards));
    assertThat(stopped.said)
        .hasSize(3)
        .element(0)
        .asString()
        .startsWith("memory/round-6 is not used: it is cut short");
    assertThat(stopped.said.get(1)).startsWith("memory/round-4 is not used: it ");
    assertThat(stopped.said.get(2)).startsWith("going on after round 2, step 2,");
  }

  @Test
  void withoutAWholeOneTheRunSaysSo() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Stopped stopped =
        new Stopped(
            () -> trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision()), shards);
    stopped.breakOffAfter(3, 2);
    stopped.folder.files.put(2L, new byte[0]);
    assertThatThrownBy(stopped::goOn)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "memory/round-2: neither it nor an earlier checkpoint is whole; remove them to begin at"
                + " the beginning");
  }

  @Test
  void anotherRunsCheckpointIsRefusedWithWhatDiffers() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Stopped stopped =
        new Stopped(
            () -> trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision()), shards);
    stopped.breakOffAfter(3, 2);
    assertRefused(
        trainer(LocalSgd.every(2), Optimizers.sgd(0.01), new FullPrecision()),
        stopped,
        shards,
        "strategy is sync there and local-sgd:period=2 here");
    assertRefused(
        trainer(new Synchronous(), Optimizers.adam(0.01), new FullPrecision()),
        stopped,
        shards,
        "optimizer is ");
    assertRefused(
        trainer(new Synchronous(), Optimizers.sgd(0.01), TopK.of(0.5)).seed(10).batchSize(3),
        stopped,
        shards,
        "compressor is none there and topk:ratio=0.5 here, batch size is 4 there and 3 here, seed is"
            + " 9 there and 10 here");
    assertRefused(
        trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision()),
        stopped,
        ShardSets.cut(DATA, 31, 60),
        "examples is 30+30 there and 31+29 here");
    assertRefused(
        trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision())
            .startingAt(new float[] {0, 0, 0, 0, 0, 1}),
        stopped,
        shards,
        "start is ");
  }

  private static void assertRefused(
      Trainer<ExampleBatch> other,
      Stopped stopped,
      Shards<ExampleBatch> shards,
      String difference) {
    assertThatThrownBy(() -> other.checkpoints(stopped.checkpoints(2, 3, true)).fit(shards))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("memory/round-2: a checkpoint of another run: ")
        .hasMessageContaining(difference);
  }

  @Test
  void aFolderThatIsInUseIsRefusedAndAnEmptyOneIsABeginning() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Supplier<Trainer<ExampleBatch>> trainer =
        () -> trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision());
    Stopped stopped = new Stopped(trainer, shards);
    assertSame(stopped.goOn(), trainer.get().fit(shards));
    assertThat(stopped.said)
        .containsExactly("no checkpoint is there yet to go on from; beginning at the beginning");
    assertThatThrownBy(
            () -> trainer.get().checkpoints(stopped.checkpoints(2, 3, false)).fit(shards))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("add --resume to go on from it, or name another folder");
  }

  @Test
  void aFullDiskEndsTheRunWithTheCheckpointsBefore() {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Supplier<Trainer<ExampleBatch>> trainer =
        () -> trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision());
    Stopped stopped = new Stopped(trainer, shards);
    assertThatThrownBy(
            () ->
                trainer
                    .get()
                    .watch(round -> stopped.folder.isFull = round.round() > 5)
                    .checkpoints(stopped.checkpoints(2, 2, false))
                    .fit(shards))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(
            "cannot write the checkpoint memory/round-8: no space left on device; memory/round-6 is"
                + " the last one");
    assertThat(stopped.folder.files).containsOnlyKeys(4L, 6L);
    stopped.folder.isFull = false;
    assertSame(stopped.goOn(), trainer.get().fit(shards));
  }

  /** What is restored is checked even where the checksum fits. */
  @Test
  void aCheckpointMadeUpToFitIsRefused() throws Exception {
    Shards<ExampleBatch> shards = ShardSets.equal(DATA, 2);
    Stopped stopped =
        new Stopped(
            () -> trainer(LocalSgd.every(2), Optimizers.adam(0.01), new FullPrecision()), shards);
    stopped.breakOffAfter(3, 2);
    Checkpoint sound = stopped.folder.read(2, CheckpointFormat::read);
    for (byte[] state : List.of(new byte[] {127, -1, -1, -1}, new byte[] {0, 0, 0, 1, 0})) {
      Checkpoint forged =
          new Checkpoint(
              sound.identity(),
              sound.step(),
              sound.loss(),
              sound.seconds(),
              sound.theta(),
              sound.centre(),
              List.of(state, state),
              sound.lowest(),
              sound.best(),
              sound.ledger(),
              sound.end());
      stopped.folder.write(2, out -> CheckpointFormat.write(forged, out));
      assertThatThrownBy(stopped::goOn)
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("the checkpoint: it does not fit: ");
    }
  }

  @Test
  void aServersStrategyHasNoCheckpoints() {
    Stopped stopped =
        new Stopped(
            () -> trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision()),
            ShardSets.equal(DATA, 2));
    assertThatThrownBy(
            () ->
                trainer(new Synchronous(), Optimizers.sgd(0.01), new FullPrecision())
                    .strategy(new StaleSynchronous(2, 1))
                    .checkpoints(stopped.checkpoints(2, 3, false))
                    .fit(ShardSets.equal(DATA, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its workers never stand still together");
  }

  private static Trainer<ExampleBatch> trainer(
      RoundStrategy strategy, Optimizer optimizer, Compressor compressor) {
    return Trainer.of(new LinearRegression(COLUMNS), optimizer)
        .strategy(strategy)
        .compressor(compressor)
        .batchSize(4)
        .seed(9)
        .validate(Validation.lower("norm", theta -> Math.abs(theta[0])).every(3))
        .within(Budget.epochs(20));
  }

  private static void assertSame(Fit found, Fit undisturbed) {
    assertThat(found.theta()).isEqualTo(undisturbed.theta());
    assertThat(found.stop()).isEqualTo(undisturbed.stop());
    Ledger there = found.ledger();
    Ledger here = undisturbed.ledger();
    assertThat(there.column(Ledger.Round::step)).isEqualTo(here.column(Ledger.Round::step));
    assertThat(there.column(Ledger.Round::loss)).isEqualTo(here.column(Ledger.Round::loss));
    assertThat(there.column(Ledger.Round::divergence))
        .isEqualTo(here.column(Ledger.Round::divergence));
    assertThat(there.column(Ledger.Round::learningRate))
        .isEqualTo(here.column(Ledger.Round::learningRate));
    assertThat(there.metric("norm")).isDeepEqualTo(here.metric("norm"));
  }
}
