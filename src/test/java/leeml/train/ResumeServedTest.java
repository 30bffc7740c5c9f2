package leeml.train;

import static leeml.train.LinearRuns.assertSame;
import static leeml.train.LinearRuns.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import leeml.error.BadInputException;
import leeml.model.ExampleBatch;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Cosine;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.Network;
import leeml.sim.VirtualCluster;
import leeml.train.checkpoint.CheckpointFormat;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.compress.FullPrecision;
import leeml.train.server.ServedSnapshot;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.ServerStrategy;
import leeml.train.strategy.server.AsynchronousElastic;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run under a parameter server that is stopped and goes on ends as one never stopped. */
class ResumeServedTest {

  private static final int[] STOPS = {1, 2, 5, 11};
  private static final Shards<ExampleBatch> SHARDS = ShardSets.cut(LinearRuns.DATA, 10, 27, 43, 60);

  /** Every strategy of a parameter server. */
  static Stream<ServerStrategy> strategies() {
    return Stream.of(
        new Downpour(1, 1),
        new Downpour(2, 4),
        new DynSgd(3),
        new StaleSynchronous(0, 1),
        new StaleSynchronous(2, 2),
        new AsynchronousElastic(2, 0.2),
        new BackupWorkers(0),
        new BackupWorkers(1));
  }

  private static List<Optimizer> optimizers() {
    return List.of(
        Optimizers.momentum(0.005),
        Optimizers.adam(new Cosine(0.02, 0, 80)),
        Optimizers.lookahead(Optimizers.amsGrad(0.01)));
  }

  /** One thread, and a virtual cluster whose workers are apart and whose messages take time. */
  private static List<Cluster> clusters() {
    Compute uneven = Compute.even(0.01).spread(0.8).stragglers(0.1, 6);
    Network slow = new Network(0.002, 10_000, 20_000);
    return List.of(new SerialCluster(), new VirtualCluster(Conditions.of(uneven).on(slow), 3));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void goesOnBitForBitInOneThreadAndUnderTheVirtualClock(ServerStrategy strategy) {
    for (Cluster cluster : clusters()) {
      for (Optimizer optimizer : optimizers()) {
        Supplier<Trainer<ExampleBatch>> trainer = () -> run(strategy, optimizer).on(cluster);
        Fit undisturbed = trainer.get().fit(SHARDS);
        assertThat(undisturbed.ledger().rounds()).hasSizeGreaterThan(11);
        for (int stop : STOPS) {
          Stopped stopped = new Stopped(trainer, SHARDS);
          stopped.breakOffAfter(stop + 1L, stop);
          Fit resumed = stopped.goOn();
          assertSame(resumed, undisturbed);
          assertThat(resumed.ledger().column(round -> round.cost().bytesUp()))
              .isEqualTo(undisturbed.ledger().column(round -> round.cost().bytesUp()));
        }
      }
    }
  }

  /** The times of the virtual cluster go on as well: its ledger has no gap. */
  @Test
  void theVirtualClockGoesOn() {
    Supplier<Trainer<ExampleBatch>> trainer =
        () -> run(new StaleSynchronous(1, 1), Optimizers.sgd(0.01)).on(clusters().get(1));
    Fit undisturbed = trainer.get().fit(SHARDS);
    Stopped stopped = new Stopped(trainer, SHARDS);
    List<Integer> waiting = new ArrayList<>();
    for (int stop : new int[] {3, 7, 8, 20}) {
      stopped.breakOffAfter(stop + 1L, 1);
      waiting.addAll(last(stopped).slices().get(0).waiting());
    }
    assertThat(waiting).as("workers that waited when a checkpoint was written").isNotEmpty();
    Fit resumed = stopped.goOn();
    assertSame(resumed, undisturbed);
    assertThat(resumed.ledger().column(round -> round.cost().seconds()))
        .isEqualTo(undisturbed.ledger().column(round -> round.cost().seconds()));
    assertThat(resumed.ledger().column(round -> round.cost().bytesDown()))
        .isEqualTo(undisturbed.ledger().column(round -> round.cost().bytesDown()));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void mayGoOnInAnotherPlace(ServerStrategy strategy) {
    for (Cluster first : clusters()) {
      for (Cluster second : clusters()) {
        Supplier<Trainer<ExampleBatch>> trainer = () -> run(strategy, Optimizers.sgd(0.01));
        Fit here = trainer.get().on(first).fit(SHARDS);
        Fit there = trainer.get().on(second).fit(SHARDS);
        Stopped stopped = new Stopped(() -> trainer.get().on(first), SHARDS);
        stopped.breakOffAfter(6, 5);
        Fit moved =
            trainer.get().on(second).checkpoints(stopped.checkpoints(1000, 3, true)).fit(SHARDS);
        assertThat(moved.stop().reason()).isEqualTo(Stop.Reason.BUDGET);
        assertThat(moved.ledger().rounds().size())
            .isCloseTo(there.ledger().rounds().size(), within(2));
        assertThat(lastLoss(moved)).isLessThan(1.5 * Math.max(lastLoss(here), lastLoss(there)));
      }
    }
  }

  /** Mean over the last rounds. */
  private static double lastLoss(Fit fit) {
    double[] losses = fit.ledger().column(Ledger.Round::loss);
    return Arrays.stream(losses, losses.length - 5, losses.length).average().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void aFinishedRunIsNotTrainedAgainAndALongerBudgetGoesOn(ServerStrategy strategy) {
    // Epochs have five steps, and the last round of a budget is to be as long as the others.
    Supplier<Trainer<ExampleBatch>> one =
        () -> run(strategy, Optimizers.adam(0.01)).within(Budget.epochs(24));
    Stopped stopped = new Stopped(one, SHARDS);
    Fit first = one.get().checkpoints(stopped.checkpoints(1000, 3, false)).fit(SHARDS);
    Fit again = stopped.goOn();
    assertSame(again, first);
    assertThat(again.ledger().rounds()).isEqualTo(first.ledger().rounds());
    Fit longer =
        one.get()
            .within(Budget.epochs(36))
            .checkpoints(stopped.checkpoints(1000, 3, true))
            .fit(SHARDS);
    assertThat(longer.theta()).isEqualTo(one.get().within(Budget.epochs(36)).fit(SHARDS).theta());
  }

  @Test
  void patienceGoesOnToo() {
    Supplier<Trainer<ExampleBatch>> trainer =
        () ->
            run(new DynSgd(1), Optimizers.sgd(0.05))
                .validate(Validation.lower("|b - 0.5|", ResumeServedTest::offset).patience(4));
    Fit undisturbed = trainer.get().fit(SHARDS);
    assertThat(undisturbed.stop().reason()).isEqualTo(Stop.Reason.NO_IMPROVEMENT);
    Stopped stopped = new Stopped(trainer, SHARDS);
    stopped.breakOffAfter(undisturbed.ledger().rounds().size() - 1L, 1);
    assertSame(stopped.goOn(), undisturbed);
    assertThat(last(stopped).isNone()).as("nobody goes on from there").isTrue();
    assertSame(stopped.goOn(), undisturbed);
  }

  private static double offset(float[] theta) {
    return Math.abs(theta[LinearRuns.COLUMNS] - 0.5);
  }

  @Test
  void aStrategyOfRoundsAndOneOfAServerRefuseEachOthersCheckpoints() {
    Stopped served =
        new Stopped(() -> run(new StaleSynchronous(0, 4), Optimizers.sgd(0.01)), SHARDS);
    served.breakOffAfter(3, 2);
    assertThatThrownBy(
            () ->
                trainer(LocalSgd.every(4), Optimizers.sgd(0.01), new FullPrecision())
                    .checkpoints(served.checkpoints(2, 3, true))
                    .fit(SHARDS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "strategy is ssp:staleness=0,period=4 there and local-sgd:period=4 here");
    Stopped inRounds =
        new Stopped(
            () -> trainer(LocalSgd.every(4), Optimizers.sgd(0.01), new FullPrecision()), SHARDS);
    inRounds.breakOffAfter(3, 2);
    assertThatThrownBy(
            () ->
                run(new StaleSynchronous(0, 4), Optimizers.sgd(0.01))
                    .checkpoints(inRounds.checkpoints(2, 3, true))
                    .fit(SHARDS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("strategy is local-sgd:period=4 there and ssp:staleness=0,period=4");
  }

  private static Trainer<ExampleBatch> run(ServerStrategy strategy, Optimizer optimizer) {
    return trainer(strategy, optimizer, new FullPrecision());
  }

  private static ServedSnapshot last(Stopped stopped) {
    try {
      return stopped.folder.read(stopped.folder.files.lastKey(), CheckpointFormat::read).served();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
