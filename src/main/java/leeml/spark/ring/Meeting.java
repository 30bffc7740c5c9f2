package leeml.spark.ring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import leeml.spark.net.Answer;

/**
 * Where the workers of one ring get to know each other: each leaves its card with the driver and
 * has everybody's when all have come. The driver's side; close it when the ring is done.
 *
 * <p>Spark's own {@code BarrierTaskContext.allGather} does the same, but looks for the answer once
 * a second only.
 */
public final class Meeting implements AutoCloseable {

  private static final AtomicLong RINGS = new AtomicLong();

  private final Station station;
  private final Invitation invitation;
  private final int workers;
  private final Map<Integer, Card> cards = new TreeMap<>();
  private final Map<Integer, Answer> waiting = new TreeMap<>();
  private int attempt;

  /**
   * Calls a meeting.
   *
   * @param workers K
   * @param timeoutMillis how long a step of the ring may take
   */
  public static Meeting call(int workers, int timeoutMillis) {
    return Station.meeting(RINGS.incrementAndGet(), workers, timeoutMillis);
  }

  Meeting(Station station, Invitation invitation, int workers) {
    this.station = station;
    this.invitation = invitation;
    this.workers = workers;
  }

  /** To be handed to the tasks. */
  public Invitation invitation() {
    return invitation;
  }

  /** A worker comes, or asks again. */
  synchronized void arrive(Place from, Card card, Answer answer) {
    if (from.attempt() < attempt) {
      answer.refuse(from + " is late: attempt " + attempt + " is under way");
      return;
    }
    if (from.attempt() > attempt) {
      startAnew(from.attempt());
    }
    cards.put(from.worker(), card);
    waiting.put(from.worker(), answer);
    if (cards.size() == workers) {
      byte[] all = Card.join(List.copyOf(cards.values())).getBytes(StandardCharsets.UTF_8);
      waiting.values().forEach(each -> each.send(ByteBuffer.wrap(all)));
      waiting.clear();
    }
  }

  private void startAnew(int newAttempt) {
    waiting.forEach((worker, answer) -> answer.refuse("attempt " + newAttempt + " has begun"));
    waiting.clear();
    cards.clear();
    attempt = newAttempt;
  }

  /** Ends the meeting; who still waits is told so. */
  @Override
  public void close() {
    station.end(this);
    synchronized (this) {
      waiting.values().forEach(answer -> answer.refuse("the meeting is over"));
      waiting.clear();
    }
  }
}
