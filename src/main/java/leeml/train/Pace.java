package leeml.train;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far apart in time the workers of a server were, over the run so far.
 *
 * @param staleness of each push: updates between the θ that its worker had and its arrival, value
 *     to count
 * @param lead of each answer: how many rounds ahead of the slowest its worker was let go on, value
 *     to count
 */
public record Pace(SortedMap<Long, Long> staleness, SortedMap<Long, Long> lead)
    implements Serializable {

  /** Of workers that go in rounds. */
  public static Pace inStep() {
    return new Pace(new TreeMap<>(), new TreeMap<>());
  }

  /** The largest value of a histogram that was seen; −1 if none was. */
  public static long largest(SortedMap<Long, Long> counts) {
    return counts.isEmpty() ? -1 : counts.lastKey();
  }
}
