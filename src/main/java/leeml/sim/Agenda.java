package leeml.sim;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What is going to happen, the earliest first; of what happens at the same time, the lower worker's
 * first, and of one worker's the end of its work before its arrival. So the order is always the
 * same.
 */
final class Agenda {

  /** What happens. */
  enum Kind {
    /** A worker ends a round of work and sends. */
    WORKED,
    /** What it sent has been taken in by the server. */
    ARRIVED
  }

  /**
   * Something that happens.
   *
   * @param at virtual seconds
   */
  record Event(double at, int worker, Kind kind) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingDouble(Event::at)
              .thenComparingInt(Event::worker)
              .thenComparing(Event::kind));

  void add(double at, int worker, Kind kind) {
    events.add(new Event(at, worker, kind));
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** All that is going to happen, in no order. */
  List<Event> events() {
    return List.copyOf(events);
  }

  /** Takes the next event out; there has to be one. */
  Event next() {
    return events.remove();
  }
}
