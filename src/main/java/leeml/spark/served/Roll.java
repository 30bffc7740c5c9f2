package leeml.spark.served;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leeml.spark.served.Event.Report;

/** Who is at work, and how far each has come. */
final class Roll {

  private static final long NONE = -1;

  private final long[] last;
  private final BitSet done = new BitSet();
  private boolean heard;
  private boolean stageEnded;
  private boolean givenUp;

  Roll(int workers) {
    last = new long[workers];
    Arrays.fill(last, NONE);
  }

  int workers() {
    return last.length;
  }

  void worked(Report report) {
    last[report.line().worker()] = report.round();
    heard = true;
  }

  void done(int worker) {
    done.set(worker);
    heard = true;
  }

  /** The stage has ended. */
  void over() {
    stageEnded = true;
  }

  /** Something went wrong: nobody is waited for any more. */
  void giveUp() {
    givenUp = true;
  }

  /** All are started again. */
  void startAnew() {
    done.clear();
    heard = false;
    stageEnded = false;
  }

  /** Whether a worker of the present attempt has been heard of, so that all have met. */
  boolean hasBegun() {
    return heard;
  }

  /** Whether no worker has anything more to do. */
  boolean isOver() {
    return stageEnded || done.cardinality() == workers();
  }

  /** Whether the stage is still to end, and can be expected to. */
  boolean isToBeAwaited() {
    return !stageEnded && !givenUp;
  }

  /** For people: {@code worker 0 round 12, worker 1 none}. */
  String lastRounds() {
    return IntStream.range(0, workers())
        .mapToObj(i -> "worker %d %s".formatted(i, last[i] == NONE ? "none" : "round " + last[i]))
        .collect(Collectors.joining(", "));
  }
}
