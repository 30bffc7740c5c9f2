package leeml.train.server;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A histogram of whole numbers from 0: how often each was seen. */
public final class Staleness {

  private final TreeMap<Long, Long> counts = new TreeMap<>();

  /** Counts one more. */
  public void add(long value) {
    counts.merge(value, 1L, Long::sum);
  }

  /** Counts all of another. */
  public void addAll(Map<Long, Long> other) {
    other.forEach((value, count) -> counts.merge(value, count, Long::sum));
  }

  /** A copy: value to count, ascending. */
  public SortedMap<Long, Long> counts() {
    return new TreeMap<>(counts);
  }
}
