package leeml.spark.ring;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import leeml.spark.net.Address;
import leeml.spark.net.Answer;
import leeml.spark.net.Endpoint;
import leeml.spark.net.Peers;
import leeml.spark.net.Pending;
import leeml.spark.ring.Message.Arrival;
import leeml.spark.ring.Message.PartialSum;
import org.apache.spark.SparkEnv;

/**
 * What the seats and meetings of one JVM share: an endpoint and the connections to peers. It opens
 * with the first of them and closes when nobody has come for {@value #LINGER_SECONDS} seconds.
 */
final class Station {

  static final int LINGER_SECONDS = 5;

  /** Open stations by time-out, which belongs to their connections. Guarded by the class. */
  private static final Map<Integer, Station> OPEN = new HashMap<>();

  private final int timeoutMillis;
  private final SparkEnv spark = SparkEnv.get();
  private final Map<Place, Seat> seats = new ConcurrentHashMap<>();
  private final Map<Long, Meeting> meetings = new ConcurrentHashMap<>();
  private final Peers peers;
  private final Endpoint endpoint;
  private long visits;

  private Station(int timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
    this.peers = Peers.open(timeoutMillis);
    this.endpoint = Endpoint.open(this::receive);
  }

  /**
   * Takes a seat in this JVM.
   *
   * @throws IllegalArgumentException if the seat is taken
   */
  static synchronized Seat seat(Place place, int timeoutMillis) {
    Station station = visit(timeoutMillis);
    Seat seat = new Seat(station, place, timeoutMillis);
    if (station.seats.putIfAbsent(place, seat) != null) {
      throw new IllegalArgumentException(place + " has a seat already");
    }
    return seat;
  }

  /** Calls a meeting in this JVM. */
  static synchronized Meeting meeting(long ring, int workers, int timeoutMillis) {
    Station station = visit(timeoutMillis);
    Invitation invitation = new Invitation(station.address(), ring, timeoutMillis);
    Meeting meeting = new Meeting(station, invitation, workers);
    station.meetings.put(ring, meeting);
    return meeting;
  }

  private static Station visit(int timeoutMillis) {
    Station station = OPEN.get(timeoutMillis);
    if (station == null || station.spark != SparkEnv.get()) {
      if (station != null) {
        station.close(); // the connections of a context that has ended
      }
      station = new Station(timeoutMillis);
      OPEN.put(timeoutMillis, station);
    }
    station.visits++;
    return station;
  }

  /** How many stations of this JVM are open. */
  static synchronized int open() {
    return OPEN.size();
  }

  Address address() {
    return endpoint.address();
  }

  Pending send(Address peer, String what, ByteBuffer packed) {
    return peers.ask(peer, what, packed);
  }

  private void receive(ByteBuffer request, Answer answer) {
    Message message = Message.unpack(request);
    if (message instanceof PartialSum sum) {
      receive(sum, answer);
    } else if (message instanceof Arrival arrival) {
      receive(arrival, answer);
    }
  }

  private void receive(PartialSum sum, Answer answer) {
    Seat seat = seats.get(sum.to());
    if (seat == null) {
      answer.refuse(sum.to() + " has left");
      return;
    }
    seat.put(sum);
    answer.send(ByteBuffer.allocate(0));
  }

  private void receive(Arrival arrival, Answer answer) {
    Meeting meeting = meetings.get(arrival.from().ring());
    if (meeting == null) {
      answer.refuse("the meeting is over");
      return;
    }
    meeting.arrive(arrival.from(), arrival.card(), answer);
  }

  void leave(Seat seat) {
    seats.remove(seat.place());
    closeLater();
  }

  void end(Meeting meeting) {
    meetings.remove(meeting.invitation().ring());
    closeLater();
  }

  private void closeLater() {
    synchronized (Station.class) {
      if (isEmpty()) {
        long visitsSoFar = visits;
        CompletableFuture.delayedExecutor(LINGER_SECONDS, TimeUnit.SECONDS)
            .execute(() -> closeUnlessVisited(visitsSoFar));
      }
    }
  }

  private boolean isEmpty() {
    return seats.isEmpty() && meetings.isEmpty();
  }

  private void closeUnlessVisited(long visitsThen) {
    synchronized (Station.class) {
      if (visits == visitsThen && OPEN.remove(timeoutMillis, this)) {
        close();
      }
    }
  }

  private void close() {
    endpoint.close();
    peers.close();
  }
}
