package leeml.train.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import leeml.error.BadInputException;
import leeml.error.UsageException;

/**
 * The checkpoints of one fit: when one is written, how many are kept, and which one a run goes on
 * from. Used by one thread.
 */
public final class Checkpoints {

  private final CheckpointFolder folder;
  private final Interval interval;
  private final int keep;
  private final boolean resumes;
  private final Map<String, String> facts;
  private final Consumer<String> say;

  private long lastRound;
  private long lastNanos = System.nanoTime();
  private int written;
  private long nanosWriting;

  /**
   * Checkpoints in a folder.
   *
   * @param keep how many of the last ones stay, at least 1
   * @param resumes whether a run goes on from the last one that is there
   * @param facts what must agree besides what a trainer knows of itself
   * @param say takes a line for the person watching
   */
  public Checkpoints(
      CheckpointFolder folder,
      Interval interval,
      int keep,
      boolean resumes,
      Map<String, String> facts,
      Consumer<String> say) {
    if (keep < 1) {
      throw new IllegalArgumentException("keep = " + keep + " checkpoints, expected at least 1");
    }
    this.folder = folder;
    this.interval = interval;
    this.keep = keep;
    this.resumes = resumes;
    this.facts = new Identity(facts).facts();
    this.say = say;
  }

  /**
   * What a run goes on from: the last checkpoint that is whole. One that is not is named, and the
   * one before it is taken.
   *
   * @param trainers what the trainer knows of itself
   * @return empty if there is no checkpoint at all
   * @throws UsageException if there are checkpoints and nothing was said of going on from them
   * @throws BadInputException if none of them is whole, or the last whole one is another run's
   */
  public Optional<Checkpoint> latest(Identity trainers) {
    List<Long> rounds = new ArrayList<>(rounds());
    if (rounds.isEmpty()) {
      if (resumes) {
        say.accept("no checkpoint is there yet to go on from; beginning at the beginning");
      }
      return Optional.empty();
    }
    Collections.reverse(rounds);
    if (!resumes) {
      throw new UsageException(
          "there is a checkpoint already, %s; add --resume to go on from it, or name another folder"
              .formatted(folder.nameOf(rounds.get(0))));
    }
    Checkpoint found = lastWhole(rounds);
    refuseAnothers(found, trainers.and(facts));
    lastRound = found.round();
    say.accept(
        "going on after round %d, step %d, from %s"
            .formatted(found.round(), found.step(), folder.nameOf(found.round())));
    return Optional.of(found);
  }

  private Checkpoint lastWhole(List<Long> newestFirst) {
    for (long round : newestFirst) {
      try {
        return folder.read(round, CheckpointFormat::read);
      } catch (DamagedCheckpoint e) {
        say.accept(
            "%s is not used: %s; looking at the one before"
                .formatted(folder.nameOf(round), e.getMessage()));
      } catch (IOException e) {
        throw new BadInputException(folder.nameOf(round), "cannot be read: " + e.getMessage(), e);
      }
    }
    throw new BadInputException(
        folder.nameOf(newestFirst.get(0)),
        "neither it nor an earlier checkpoint is whole; remove them to begin at the beginning");
  }

  private void refuseAnothers(Checkpoint found, Identity own) {
    List<String> differences = own.differences(found.identity());
    if (!differences.isEmpty()) {
      throw new BadInputException(
          folder.nameOf(found.round()),
          "a checkpoint of another run: " + String.join(", ", differences));
    }
  }

  /**
   * Whether one is to be written now.
   *
   * @param round the number of the next round
   */
  public boolean isDue(long round) {
    return interval.isDue(round - lastRound, (System.nanoTime() - lastNanos) * 1e-9);
  }

  /**
   * Writes one and lets go of those that are too many.
   *
   * @param made without the facts that its trainer does not know
   * @throws UncheckedIOException if it cannot be written; the ones before it are still there
   */
  public void write(Checkpoint made) {
    long start = System.nanoTime();
    Checkpoint whole = made.withIdentity(made.identity().and(facts));
    try {
      folder.write(whole.round(), out -> CheckpointFormat.write(whole, out));
      // One that was found damaged may lie above; it does not push out one that is whole.
      SortedSet<Long> rounds = folder.rounds().headSet(whole.round() + 1);
      while (rounds.size() > keep) {
        folder.delete(rounds.first());
        rounds.remove(rounds.first());
      }
    } catch (IOException e) {
      throw notWritten(whole.round(), e);
    }
    lastRound = whole.round();
    lastNanos = System.nanoTime();
    nanosWriting += lastNanos - start;
    written++;
  }

  /** What a person is told is the root of it, so the file system's own words go into it. */
  private UncheckedIOException notWritten(long round, IOException why) {
    String before =
        written == 0 ? "none was written before" : folder.nameOf(lastRound) + " is the last one";
    IOException said =
        new IOException(
            "cannot write the checkpoint %s: %s; %s"
                .formatted(folder.nameOf(round), why.getMessage(), before));
    said.addSuppressed(why);
    return new UncheckedIOException(said);
  }

  /** How many were written. */
  public int written() {
    return written;
  }

  /** Time spent writing them. */
  public double secondsWriting() {
    return nanosWriting * 1e-9;
  }

  private SortedSet<Long> rounds() {
    try {
      return folder.rounds();
    } catch (IOException e) {
      throw new BadInputException(folder.nameOf(0), "cannot be reached: " + e.getMessage(), e);
    }
  }
}
