package leeml.train;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import leeml.error.BadInputException;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.Checkpoints;
import leeml.train.checkpoint.Identity;

/**
 * What a run keeps of itself, if it was told to.
 *
 * @param checkpoints where; empty if nowhere
 * @param identity of the run; empty if it keeps nothing
 * @param before the checkpoint that it goes on from, if there is one
 */
record Keeping(
    Optional<Checkpoints> checkpoints, Optional<Identity> identity, Optional<Checkpoint> before) {

  /**
   * Looks for what the run goes on from.
   *
   * @throws BadInputException if that is another run's, or damaged
   * @throws leeml.error.UsageException if it is there unasked
   */
  static Keeping in(Optional<Checkpoints> checkpoints, Supplier<Identity> identity) {
    Optional<Identity> own = checkpoints.map(kept -> identity.get());
    return new Keeping(checkpoints, own, checkpoints.flatMap(kept -> kept.latest(own.get())));
  }

  /** Why the run was over when it was kept, if it was. */
  Optional<Stop> endedBefore() {
    return before.flatMap(Checkpoint::end);
  }

  /**
   * Whether a checkpoint is to be written.
   *
   * @param round the number of the next round
   */
  boolean isDue(long round) {
    return checkpoints.map(kept -> kept.isDue(round)).orElse(false);
  }

  /**
   * Whether the end of a run is to be written: it is not if the run did nothing more.
   *
   * @param round as many rounds as there are
   */
  boolean isDueAtEnd(long round) {
    boolean isWritten = endedBefore().isPresent() && before.get().round() == round;
    return checkpoints.isPresent() && !isWritten;
  }

  /**
   * Hands over the checkpoint that the run goes on from, if there is one.
   *
   * @throws BadInputException if {@code goOn} finds that it does not fit
   */
  void before(Consumer<Checkpoint> goOn) {
    try {
      before.ifPresent(goOn);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("the checkpoint", "it does not fit: " + e.getMessage(), e);
    }
  }

  /** Writes a checkpoint of the run. */
  void write(Function<Identity, Checkpoint> checkpoint) {
    checkpoints.orElseThrow().write(checkpoint.apply(identity.orElseThrow()));
  }
}
