package leeml.spark.ring;

import java.util.List;
import leeml.spark.net.Address;
import leeml.spark.net.Pending;

/**
 * One worker's part in a reduce-scatter around a ring of K: afterwards worker i holds slice i of Σₖ
 * wₖ vₖ.
 *
 * <p>In step s = 0 … K − 2 worker i sends slice i − 1 − s (mod K) to worker i + 1, and adds its own
 * numbers to the slice i − 2 − s that comes from worker i − 1. So slice j starts at worker j + 1
 * and is added up in the order of the ring until it ends at worker j: an order that depends on the
 * slice alone. Partial sums travel as float32; each worker sends and receives 4d(K − 1)/K bytes in
 * K − 1 messages, whatever the number of workers (Patarasu and Yuan, J. Parallel Distrib. Comput.
 * 69, 2009; the first half of a ring all-reduce).
 */
public final class ReduceScatter {

  private final Seat seat;
  private final List<Address> ring;
  private final Runnable stopIfKilled;

  /**
   * A worker between its neighbours.
   *
   * @param seat this worker's
   * @param cards of all, by worker
   * @param stopIfKilled called ten times a second; throws if the task is to end
   */
  public ReduceScatter(Seat seat, List<Card> cards, Runnable stopIfKilled) {
    this.seat = seat;
    this.ring = cards.stream().map(Card::address).toList();
    this.stopIfKilled = stopIfKilled;
  }

  /** Gives a worker's summands. */
  @FunctionalInterface
  public interface Summand {

    /** w v over slice j: a fresh array. */
    float[] slice(int slice);
  }

  /**
   * Goes around.
   *
   * @return the sum's slice i
   * @throws leeml.spark.net.PeerException if a neighbour is gone or too slow
   */
  public float[] run(Summand own) {
    int count = ring.size();
    int worker = seat.place().worker();
    int next = (worker + 1) % count;
    Address before = ring.get(Math.floorMod(worker - 1, count));
    float[] partial = own.slice(Math.floorMod(worker - 1, count));
    for (int step = 0; step < count - 1; step++) {
      Pending sent = seat.send(ring.get(next), next, step, partial);
      float[] arrived = seat.take(step, before, stopIfKilled);
      add(own.slice(Math.floorMod(worker - 2 - step, count)), arrived);
      sent.await(stopIfKilled);
      partial = arrived;
    }
    return partial;
  }

  private static void add(float[] summand, float[] into) {
    for (int k = 0; k < into.length; k++) {
      into[k] += summand[k];
    }
  }
}
