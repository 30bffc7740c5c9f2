package leeml.spark.ring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import leeml.spark.net.Address;
import leeml.spark.net.PeerException;
import leeml.spark.net.Pending;
import leeml.spark.ring.Message.Arrival;
import leeml.spark.ring.Message.PartialSum;

/** A worker's seat in a ring: what arrives for it waits here. Used by one task; close it. */
public final class Seat implements AutoCloseable {

  private static final int LOOK_UP_MILLIS = 100;

  private final Station station;
  private final Place place;
  private final int timeoutMillis;
  private final BlockingQueue<PartialSum> arrived = new LinkedBlockingQueue<>();
  private long bytesSent;

  Seat(Station station, Place place, int timeoutMillis) {
    this.station = station;
    this.place = place;
    this.timeoutMillis = timeoutMillis;
  }

  /** Where the others find it. */
  Address address() {
    return station.address();
  }

  /** Bytes of partial sums that this seat has sent so far. */
  public long bytesSent() {
    return bytesSent;
  }

  Place place() {
    return place;
  }

  void put(PartialSum sum) {
    arrived.add(sum);
  }

  /**
   * Goes to the meeting and waits until all have come, however long they work: as a stage waits for
   * its tasks.
   *
   * @param weight of this worker's vector
   * @param stopIfKilled called ten times a second; throws if the task is to end
   * @return everybody's cards, by worker
   * @throws PeerException if the driver is gone, or runs another attempt
   */
  public List<Card> meet(Address driver, double weight, Runnable stopIfKilled) {
    ByteBuffer packed = new Arrival(place, new Card(address(), weight)).pack();
    while (true) {
      Pending pending = station.send(driver, place + " comes to the meeting", packed.duplicate());
      // Asked again in good time, since a connection without traffic is taken for dead.
      Optional<ByteBuffer> cards = pending.poll(timeoutMillis / 2, stopIfKilled);
      if (cards.isPresent()) {
        return Card.parseAll(StandardCharsets.UTF_8.decode(cards.get()).toString());
      }
    }
  }

  /** Hands a partial sum to another worker of the ring. */
  Pending send(Address peer, int worker, int step, float[] values) {
    Place to = new Place(place.ring(), place.attempt(), worker);
    ByteBuffer packed = new PartialSum(to, step, values).pack();
    bytesSent += packed.remaining();
    return station.send(peer, "step %d of %s to worker %d".formatted(step, place, worker), packed);
  }

  /**
   * Waits for the neighbour's partial sum.
   *
   * @param stopIfKilled called ten times a second; throws if the task is to end
   * @throws PeerException if it does not come in time
   */
  float[] take(int step, Address from, Runnable stopIfKilled) {
    long deadlineNanos = System.nanoTime() + timeoutMillis * 1_000_000L;
    try {
      while (System.nanoTime() < deadlineNanos) {
        PartialSum sum = arrived.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        if (sum != null) {
          return checked(sum, step);
        }
        stopIfKilled.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("step %d of %s: interrupted".formatted(step, place), e);
    }
    throw new PeerException(
        "step %d of %s: nothing came from %s within %d ms"
            .formatted(step, place, from, timeoutMillis),
        null);
  }

  private float[] checked(PartialSum sum, int step) {
    if (sum.step() != step) {
      throw new IllegalStateException(
          "%s: step %d came, expected %d".formatted(place, sum.step(), step));
    }
    return sum.values();
  }

  /** Leaves the ring; what comes later is refused. */
  @Override
  public void close() {
    station.leave(this);
  }
}
