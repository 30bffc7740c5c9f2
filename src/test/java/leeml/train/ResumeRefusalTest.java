package leeml.train;

import static leeml.train.LinearRuns.assertSame;
import static leeml.train.LinearRuns.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.model.ExampleBatch;
import leeml.optim.Optimizers;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.CheckpointFormat;
import leeml.train.compress.FullPrecision;
import leeml.train.compress.sparse.TopK;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Synchronous;
import org.junit.jupiter.api.Test;

/** Checkpoints that a run cannot go on from, and what it says and takes in their stead. */
class ResumeRefusalTest {

  @Test
  void aDamagedCheckpointIsNamedAndTheOneBeforeIsTaken() {
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
        ShardSets.cut(LinearRuns.DATA, 31, 60),
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
    Shards<ExampleBatch> shards = ShardSets.equal(LinearRuns.DATA, 2);
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
              sound.served(),
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
}
