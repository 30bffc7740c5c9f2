package leeml.train.server;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * A slice of θ on a server as it is at one moment. Arrays are not copied.
 *
 * @param theta a copy of it, shape (n)
 * @param version updates so far
 * @param rounds that each worker has done
 * @param versionsRead the version that each worker had when it sent what was last taken in
 * @param waiting workers that wait for an answer, in the order in which they came
 * @param staleness of the pushes so far, in updates: value to count
 * @param lead of the answers so far, in rounds: value to count
 * @param rule what the strategy's rule remembers, as {@code MemoryCodec} writes it; of length 0 if
 *     nobody asked for it
 */
public record SliceSnapshot(
    float[] theta,
    long version,
    long[] rounds,
    long[] versionsRead,
    List<Integer> waiting,
    SortedMap<Long, Long> staleness,
    SortedMap<Long, Long> lead,
    byte[] rule)
    implements Serializable {

  /** Copies the list. */
  public SliceSnapshot {
    waiting = List.copyOf(waiting);
  }

  /**
   * Rounds of a worker that need not be done again where pushes are lost that the rule has
   * collected for its next update: those are at the present version and have not moved it.
   */
  long roundsApplied(int worker) {
    boolean isCollected = rounds[worker] > 0 && versionsRead[worker] == version;
    return isCollected ? rounds[worker] - 1 : rounds[worker];
  }
}
