package leeml.spark.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import leeml.spark.LocalSpark;
import leeml.spark.net.Address;
import leeml.spark.net.PeerException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Seats in this JVM, over real sockets, without tasks around them. */
class ReduceScatterTest {

  private static final int TIMEOUT_MILLIS = 500;

  @BeforeAll
  static void start() {
    LocalSpark.session();
  }

  @Test
  void eachWorkerEndsWithTheSumOfItsSlice() {
    try (Seat zero = Station.seat(new Place(900, 0, 0), TIMEOUT_MILLIS);
        Seat one = Station.seat(new Place(900, 0, 1), TIMEOUT_MILLIS)) {
      List<Card> ring = List.of(new Card(zero.address(), 1), new Card(one.address(), 1));
      CompletableFuture<float[]> other =
          CompletableFuture.supplyAsync(
              () -> around(one, ring, slice -> new float[] {10 * (slice + 1)}));
      float[] own = around(zero, ring, slice -> new float[] {slice + 1});
      assertThat(own).containsExactly(11);
      assertThat(other.join()).containsExactly(22);
      assertThat(zero.bytesSent()).isEqualTo(24 + 4);
    }
  }

  @Test
  void aNeighbourThatSendsNothingIsWaitedForNoLongerThanSaid() {
    try (Seat zero = Station.seat(new Place(901, 0, 0), TIMEOUT_MILLIS);
        Seat silent = Station.seat(new Place(901, 0, 1), TIMEOUT_MILLIS)) {
      List<Card> ring = List.of(new Card(zero.address(), 1), new Card(silent.address(), 1));
      assertThatThrownBy(() -> around(zero, ring, slice -> new float[2]))
          .isInstanceOf(PeerException.class)
          .hasMessage(
              "step 0 of worker 0 of ring 901.0: nothing came from %s within 500 ms",
              silent.address());
    }
  }

  @Test
  void aNeighbourThatHasLeftIsNamed() {
    Address address;
    try (Seat one = Station.seat(new Place(902, 1, 1), TIMEOUT_MILLIS)) {
      address = one.address();
    }
    try (Seat zero = Station.seat(new Place(902, 1, 0), TIMEOUT_MILLIS)) {
      assertThatThrownBy(() -> zero.send(address, 1, 0, new float[1]).await())
          .isInstanceOf(PeerException.class)
          .hasMessage(
              "step 0 of worker 0 of ring 902.1 to worker 1: %s says: worker 1 of ring 902.1 has left",
              address);
    }
  }

  @Test
  void aTaskThatIsKilledStopsWaiting() {
    Runnable killed =
        () -> {
          throw new IllegalStateException("killed");
        };
    try (Seat zero = Station.seat(new Place(903, 0, 0), 60_000)) {
      assertThatThrownBy(() -> zero.take(0, zero.address(), killed)).hasMessage("killed");
    }
  }

  @Test
  void thoseWhoMeetLearnOfEachOtherWhenTheLastHasCome() {
    try (Meeting meeting = Meeting.call(2, TIMEOUT_MILLIS);
        Seat zero = meeting.invitation().seat(0, 0);
        Seat one = meeting.invitation().seat(0, 1)) {
      Address driver = meeting.invitation().driver();
      CompletableFuture<List<Card>> early =
          CompletableFuture.supplyAsync(() -> zero.meet(driver, 7, () -> {}));
      assertThat(early).isNotDone();
      List<Card> late = one.meet(driver, 8, () -> {});
      assertThat(late).containsExactly(new Card(zero.address(), 7), new Card(one.address(), 8));
      assertThat(early.join()).isEqualTo(late);
      assertThat(zero.meet(driver, 7, () -> {})).as("asked again").isEqualTo(late);
    }
  }

  @Test
  void waitingForSlowWorkersHasNoEndButAKilledTaskStops() {
    try (Meeting meeting = Meeting.call(2, TIMEOUT_MILLIS);
        Seat zero = meeting.invitation().seat(0, 0)) {
      int[] looks = new int[1];
      Runnable killedInTheEnd =
          () -> {
            if (++looks[0] > 12) {
              throw new IllegalStateException("killed");
            }
          };
      long start = System.nanoTime();
      assertThatThrownBy(() -> zero.meet(meeting.invitation().driver(), 1, killedInTheEnd))
          .hasMessage("killed");
      assertThat(System.nanoTime() - start).isGreaterThan(2L * TIMEOUT_MILLIS * 1_000_000);
    }
  }

  @Test
  void aSecondAttemptIsAMeetingOfItsOwn() {
    try (Meeting meeting = Meeting.call(2, TIMEOUT_MILLIS);
        Seat left = meeting.invitation().seat(0, 0);
        Seat zero = meeting.invitation().seat(1, 0);
        Seat one = meeting.invitation().seat(1, 1)) {
      Address driver = meeting.invitation().driver();
      CompletableFuture<List<Card>> again =
          CompletableFuture.supplyAsync(() -> zero.meet(driver, 3, () -> {}));
      assertThat(one.meet(driver, 4, () -> {})).isEqualTo(again.join());
      assertThatThrownBy(() -> left.meet(driver, 5, () -> {}))
          .isInstanceOf(PeerException.class)
          .hasMessageContaining("worker 0 of ring")
          .hasMessageEndingWith("is late: attempt 1 is under way");
    }
  }

  @Test
  void aMeetingThatIsOverSaysSo() {
    Invitation invitation;
    try (Meeting meeting = Meeting.call(2, TIMEOUT_MILLIS)) {
      invitation = meeting.invitation();
    }
    try (Seat seat = invitation.seat(0, 0)) {
      assertThatThrownBy(() -> seat.meet(invitation.driver(), 1, () -> {}))
          .isInstanceOf(PeerException.class)
          .hasMessageEndingWith("says: the meeting is over");
    }
  }

  @Test
  void aSeatIsTakenOnce() {
    try (Seat seat = Station.seat(new Place(904, 0, 0), TIMEOUT_MILLIS)) {
      assertThatThrownBy(() -> Station.seat(new Place(904, 0, 0), TIMEOUT_MILLIS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("worker 0 of ring 904.0 has a seat already");
      assertThat(seat.address().host()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aStationServesOneRingAfterTheOtherAndThenCloses() throws InterruptedException {
    Address first;
    try (Seat seat = Station.seat(new Place(905, 0, 0), TIMEOUT_MILLIS)) {
      first = seat.address();
    }
    try (Seat seat = Station.seat(new Place(906, 0, 0), TIMEOUT_MILLIS)) {
      assertThat(seat.address()).isEqualTo(first);
    }
    long deadlineNanos = System.nanoTime() + 30_000_000_000L;
    while (Station.open() > 0 && System.nanoTime() < deadlineNanos) {
      Thread.sleep(100);
    }
    assertThat(Station.open()).isZero();
  }

  private static float[] around(Seat seat, List<Card> ring, ReduceScatter.Summand own) {
    return new ReduceScatter(seat, ring, () -> {}).run(own);
  }
}
