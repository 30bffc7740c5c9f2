package leeml.spark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import leeml.optim.Optimizers;
import leeml.spark.LocalSpark;
import leeml.spark.net.PeerException;
import leeml.spark.net.Peers;
import leeml.spark.topology.Slices;
import leeml.train.server.Pulled;
import leeml.train.server.ServerPlan;
import leeml.train.server.ServerSlice;
import leeml.train.server.SliceSnapshot;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the network between workers and slices, over real sockets. */
class ParameterServerTest {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int SIZE = 5;
  private static final double[] SHARES = {0.25, 0.75};
  private static final float[] ONES = {1, 1, 1, 1, 1};

  private final ExecutorService workers = Executors.newFixedThreadPool(SHARES.length);
  private Peers peers;

  @BeforeAll
  static void spark() {
    LocalSpark.session();
  }

  @BeforeEach
  void open() {
    peers = Peers.open(TIMEOUT_MILLIS);
  }

  @AfterEach
  void close() {
    peers.close();
    workers.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9})
  void pushesOfAllSlicesAreTakenInAndAnswered(int slices) throws Exception {
    try (ParameterServer server = ParameterServer.open(plan(5), slices)) {
      List<ServerClient> clients = registered(server);
      float[] message = {1, 2, 3, 4, 5};
      Pulled first = clients.get(0).exchange(0, true, 8, message);
      assertThat(first.theta()).containsExactly(0.25f, 0.5f, 0.75f, 1, 1.25f);
      assertThat(first.round()).isZero();
      assertThat(first.version()).isEqualTo(1);
      Pulled second = clients.get(1).exchange(0, false, 8, ONES);
      assertThat(second.theta()).as("not asked for").isNull();
      assertThat(server.look(false).theta()).containsExactly(1, 1.25f, 1.5f, 1.75f, 2);
      assertThat(message).containsExactly(1, 2, 3, 4, 5);
    }
  }

  @Test
  void allBeginWithTheSameTheta() throws Exception {
    try (ParameterServer server = ParameterServer.open(plan(5), 2)) {
      ServerClient early = client(server, 0);
      Future<Pulled> begun = workers.submit(early::register);
      assertThatThrownBy(() -> begun.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      Pulled late = client(server, 1).register();
      assertThat(late.theta()).isEqualTo(begun.get(5, TimeUnit.SECONDS).theta());
    }
  }

  @Test
  void aPushThatComesTwiceCountsOnceAndIsAnsweredAgain() throws Exception {
    try (ParameterServer server = ParameterServer.open(plan(5), 2)) {
      ServerClient client = registered(server).get(0);
      Pulled first = client.exchange(0, true, 8, ONES);
      Pulled again = client.exchange(0, true, 8, ONES);
      assertThat(again.theta()).isEqualTo(first.theta());
      assertThat(server.look(false).slices())
          .allSatisfy(s -> assertThat(s.slice().version()).isEqualTo(1));
    }
  }

  @Test
  void whoIsAheadIsAnsweredWhenTheOtherHasCome() throws Exception {
    try (ParameterServer server = ParameterServer.open(plan(0), 2)) {
      List<ServerClient> clients = registered(server);
      Future<Pulled> ahead = workers.submit(() -> clients.get(0).exchange(0, true, 8, ONES));
      assertThatThrownBy(() -> ahead.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      clients.get(1).exchange(0, true, 8, ONES);
      assertThat(ahead.get(5, TimeUnit.SECONDS).theta()).isEqualTo(ONES);
    }
  }

  @Test
  void anAnswerThatDoesNotComeNamesWorkerAndRound() throws Exception {
    try (ParameterServer server = ParameterServer.open(plan(0), 1);
        Peers impatient = Peers.open(300)) {
      registered(server);
      ServerClient client = new ServerClient(impatient, server.location(), 0, 1, () -> {});
      assertThatThrownBy(() -> client.exchange(0, true, 8, ONES))
          .isInstanceOf(PeerException.class)
          .hasMessage(
              "push of round 0 by worker 1: %s did not answer within 300 ms", server.address());
    }
  }

  @Test
  void aServerThatIsGoneEndsTheWaitAtOnce() throws Exception {
    ParameterServer server = ParameterServer.open(plan(0), 2);
    ServerClient client = registered(server).get(0);
    Future<Pulled> waiting = workers.submit(() -> client.exchange(0, true, 8, ONES));
    assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    server.close();
    assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(java.io.IOException.class)
        .cause()
        .isInstanceOf(PeerException.class)
        .hasMessage("push of round 0 by worker 0: %s is gone", server.address());
    assertThatThrownBy(() -> client.exchange(1, true, 8, ONES))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("push of round 1 by worker 0: " + server.address());
  }

  @Test
  void whoComesBackWaitsForTheAnswerThatItIsOwed() throws Exception {
    try (ParameterServer server = ParameterServer.open(plan(0), 2)) {
      List<ServerClient> clients = registered(server);
      Future<Pulled> dies = workers.submit(() -> clients.get(0).exchange(0, true, 8, ONES));
      while (server.look(false).rounds(0) == 0) {
        Thread.sleep(5);
      }
      server.startAnew(1);
      assertThatThrownBy(() -> dies.get(5, TimeUnit.SECONDS))
          .hasMessageContaining("says: the attempt is over");
      assertThatThrownBy(() -> clients.get(1).exchange(0, true, 8, ONES))
          .hasMessageContaining("says: attempt 0 is over");

      ServerClient ahead = new ServerClient(peers, server.location(), 1, 0, () -> {});
      ServerClient behind = new ServerClient(peers, server.location(), 1, 1, () -> {});
      Future<Pulled> back = workers.submit(ahead::register);
      assertThat(behind.register().round()).isZero();
      assertThatThrownBy(() -> back.get(200, TimeUnit.MILLISECONDS))
          .as("it is a round ahead")
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      behind.exchange(0, true, 8, ONES);
      assertThat(back.get(5, TimeUnit.SECONDS).round()).isEqualTo(1);
      assertThat(back.get().theta()).isEqualTo(ONES);
    }
  }

  /**
   * The version that a push had read outlives its worker: two pushes at one θ make no two steps.
   */
  @Test
  void whoComesBackUnderBackupWorkersWaitsForTheNextVersion() throws Exception {
    ServerPlan plan =
        new ServerPlan(new BackupWorkers(0), Optimizers.sgd(1), new float[SIZE], SHARES, 100, 100);
    try (ParameterServer server = ParameterServer.open(plan, 1)) {
      List<ServerClient> clients = registered(server);
      workers.execute(() -> clients.get(0).exchange(0, true, 8, ONES));
      while (server.look(false).rounds(0) == 0) {
        Thread.sleep(5);
      }
      server.startAnew(1);
      ServerClient ahead = new ServerClient(peers, server.location(), 1, 0, () -> {});
      ServerClient behind = new ServerClient(peers, server.location(), 1, 1, () -> {});
      Future<Pulled> back = workers.submit(ahead::register);
      behind.register();
      Pulled step = behind.exchange(0, true, 8, ONES);
      assertThat(step.version()).isEqualTo(1);
      assertThat(back.get(5, TimeUnit.SECONDS).theta()).isEqualTo(step.theta());
    }
  }

  @Test
  void aSliceGoesOnFromWhatWasSeenOfALostOne() throws Exception {
    ServerPlan plan = plan(1);
    Slices cut = new Slices(SIZE, 1);
    ServerSlice slice = plan.slice(0, 0, SIZE);
    slice.goOnFrom(
        new SliceSnapshot(
            ONES,
            9,
            new long[] {4, 100},
            new long[] {7, 8},
            List.of(),
            new TreeMap<>(Map.of(1L, 12L)),
            new TreeMap<>(),
            new byte[0]));
    try (ParameterServer server = ParameterServer.open(cut, 0, 2, List.of(slice), 3)) {
      ServerLocation location = new ServerLocation(SIZE, List.of(server.address()));
      ServerClient one = new ServerClient(peers, location, 3, 0, () -> {});
      ServerClient two = new ServerClient(peers, location, 3, 1, () -> {});
      Future<Pulled> goesOn = workers.submit(one::register);
      Future<Pulled> ends = workers.submit(two::register);
      Pulled start = goesOn.get(5, TimeUnit.SECONDS);
      assertThat(start.round()).isEqualTo(4);
      assertThat(start.version()).isEqualTo(9);
      assertThat(start.theta()).isEqualTo(ONES);
      assertThat(server.look(false).staleness()).containsExactly(entry(1L, 12L));
      assertThatThrownBy(() -> ends.get(200, TimeUnit.MILLISECONDS))
          .as("its last round is too far ahead")
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      server.stop();
      assertThat(ends.get(5, TimeUnit.SECONDS).round()).isEqualTo(100);
    }
  }

  @Test
  void stoppingAndLookingFromAfar() throws Exception {
    try (ParameterServer server = ParameterServer.open(plan(0), 2)) {
      List<ServerClient> clients = registered(server);
      RemoteServer remote = new RemoteServer(peers, server.location(), 0);
      Future<Pulled> waiting = workers.submit(() -> clients.get(0).exchange(0, true, 8, ONES));
      while (server.look(false).rounds(0) == 0) {
        Thread.sleep(5);
      }
      Look here = server.look(false);
      Look there = remote.look(false);
      assertThat(there.theta()).isEqualTo(here.theta());
      assertThat(there.staleness()).isEqualTo(here.staleness()).containsEntry(0L, 2L);
      assertThat(there.lead()).isEqualTo(here.lead());
      assertThat(there.learningRate()).isNaN();
      assertThat(there.slices().get(1).slice().rounds()).containsExactly(1, 0);
      remote.stop();
      assertThat(waiting.get(5, TimeUnit.SECONDS).stop()).isTrue();
      CompletableFuture<Void> released =
          CompletableFuture.runAsync(() -> server.awaitRelease(() -> {}), workers);
      remote.release();
      released.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatIsNoRequestIsRefused() {
    try (ParameterServer server = ParameterServer.open(plan(0), 2)) {
      assertRefused(server, ByteBuffer.allocate(3), "a message of 3 bytes, expected at least 16");
      assertRefused(
          server, Request.of(Request.Kind.STOP, 0, 0, 0).putInt(0, 77), "a message of kind 77");
      assertRefused(server, Request.of(Request.Kind.REGISTER, 0, 2, 0), "slice 2 for worker 0");
      assertRefused(server, Request.of(Request.Kind.REGISTER, 0, 0, 2), "slice 0 for worker 2");
      ServerLocation wrong = new ServerLocation(SIZE + 1, server.location().addresses());
      ServerClient client = new ServerClient(peers, wrong, 0, 0, () -> {});
      assertThatThrownBy(() -> client.exchange(0, true, 8, new float[SIZE + 1]))
          .hasMessageContaining("3 numbers for slice 0 from worker 0, expected 2");
    }
  }

  private void assertRefused(ParameterServer server, ByteBuffer request, String reason) {
    assertThatThrownBy(() -> peers.ask(server.address(), "test", request).await())
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(reason);
  }

  private static ServerPlan plan(int staleness) {
    return new ServerPlan(
        new StaleSynchronous(staleness, 1), Optimizers.sgd(0.1), new float[SIZE], SHARES, 100, 100);
  }

  private ServerClient client(ParameterServer server, int worker) {
    return new ServerClient(peers, server.location(), 0, worker, () -> {});
  }

  private List<ServerClient> registered(ParameterServer server) throws Exception {
    List<ServerClient> clients =
        IntStream.range(0, SHARES.length).mapToObj(worker -> client(server, worker)).toList();
    List<Future<Pulled>> all =
        clients.stream().map(client -> workers.submit(client::register)).toList();
    for (Future<Pulled> one : all) {
      one.get(5, TimeUnit.SECONDS);
    }
    return clients;
  }
}
