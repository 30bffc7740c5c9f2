package leeml.train;

import static leeml.train.LinearRuns.assertSame;
import static leeml.train.LinearRuns.trainer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Cosine;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.VirtualCluster;
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
import leeml.train.worker.LocalWork.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is stopped and goes on ends as one that was never stopped, bit for bit. */
class ResumeTest {

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
    Shards<ExampleBatch> shards =
        ShardSets.equal(LinearRuns.DATA, strategy instanceof Serial ? 1 : 4);
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
    Shards<ExampleBatch> shards = ShardSets.cut(LinearRuns.DATA, 7, 7, 40, 60);
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 4);
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
    return Math.abs(theta[LinearRuns.COLUMNS] - 0.5);
  }

  @Test
  void aRunThatDivergesDoesSoAfterAStopToo() {
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 3);
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
}
