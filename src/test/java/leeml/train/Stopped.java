package leeml.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import leeml.model.ExampleBatch;
import leeml.train.checkpoint.Checkpoints;
import leeml.train.checkpoint.Interval;
import leeml.train.checkpoint.MemoryFolder;
import leeml.train.shard.Shards;

/** A run that is stopped in its midst and goes on from its last checkpoint, by another trainer. */
public final class Stopped {

  /** What the run said. */
  public final List<String> said = new ArrayList<>();

  /** Where its checkpoints lie. */
  public final MemoryFolder folder = new MemoryFolder();

  private final Supplier<Trainer<ExampleBatch>> trainer;
  private final Shards<ExampleBatch> shards;

  /**
   * A run that has not begun.
   *
   * @param trainer makes one as the driver that starts again would
   */
  public Stopped(Supplier<Trainer<ExampleBatch>> trainer, Shards<ExampleBatch> shards) {
    this.trainer = trainer;
    this.shards = shards;
  }

  /** Thrown out of a run, as nothing in it throws. */
  private static final class Halt extends Error {
    Halt() {
      super(null, null, false, false);
    }
  }

  /**
   * Runs until so many rounds are done, then breaks off without a word to anyone.
   *
   * @param every rounds between two checkpoints
   */
  public void breakOffAfter(long rounds, long every) {
    boolean resumes = !folder.files.isEmpty();
    try {
      trainer
          .get()
          .checkpoints(checkpoints(every, 3, resumes))
          .watch(
              round -> {
                if (round.round() + 1 == rounds) {
                  throw new Halt();
                }
              })
          .fit(shards);
    } catch (Halt halt) {
      return;
    }
    throw new AssertionError("the run was over before " + rounds + " rounds");
  }

  /** Goes on to the end. */
  public Fit goOn() {
    return trainer.get().checkpoints(checkpoints(1000, 3, true)).fit(shards);
  }

  /** Checkpoints in the run's folder. */
  public Checkpoints checkpoints(long every, int keep, boolean resumes) {
    return new Checkpoints(
        folder, Interval.ofRounds(every), keep, resumes, Map.of("job", "test"), said::add);
  }
}
