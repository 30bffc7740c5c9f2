package leeml.spark.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import leeml.optim.Optimizers;
import leeml.spark.ring.Meeting;
import leeml.spark.ring.Seat;
import leeml.spark.server.Look;
import leeml.spark.server.ParameterServer;
import leeml.spark.server.RemoteServer;
import leeml.train.server.ServerPlan;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who does not know the application's secret gets nothing from the parameter server and the ring,
 * and moves nothing; over real sockets.
 */
@Tag("own-session")
class StrangerTest {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final String SECRET = "of the strangers' test";

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[1]")
            .appName("strangers")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.authenticate", true)
            .config("spark.authenticate.secret", SECRET)
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  /** Somebody with another secret, and somebody with none. */
  static List<Transport> strangers() {
    return List.of(
        NetTest.Protection.SECRET.transport("a guess"), NetTest.Protection.NONE.transport(""));
  }

  private static ParameterServer server() {
    return ParameterServer.open(
        new ServerPlan(
            new StaleSynchronous(0, 1), Optimizers.sgd(0.1), new float[3], new double[] {1}, 9, 9),
        1);
  }

  private static void assertRefused(Transport stranger, Address address) {
    try (Peers peers = Peers.open(stranger, TIMEOUT_MILLIS)) {
      assertThatThrownBy(() -> peers.ask(address, "stranger", ByteBuffer.allocate(64)).await())
          .isInstanceOf(PeerException.class)
          .hasMessageContaining("stranger: " + address)
          .hasMessageNotContaining(SECRET);
    }
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void theParameterServerRefusesAStranger(Transport stranger) {
    try (ParameterServer server = server();
        Peers friends = Peers.open(TIMEOUT_MILLIS)) {
      assertThat(server.address().host()).isEqualTo("127.0.0.1");
      assertRefused(stranger, server.address());
      try (Peers peers = Peers.open(stranger, TIMEOUT_MILLIS)) {
        RemoteServer remote = new RemoteServer(peers, server.location(), 0);
        assertThatThrownBy(remote::look).isInstanceOf(PeerException.class);
        assertThatThrownBy(remote::stop).isInstanceOf(PeerException.class);
      }
      Look look = new RemoteServer(friends, server.location(), 0).look();
      assertThat(look.theta()).containsExactly(0, 0, 0);
      assertThat(look.rounds(0)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void theRingRefusesAStranger(Transport stranger) {
    try (Meeting meeting = Meeting.call(1, TIMEOUT_MILLIS);
        Seat seat = meeting.invitation().seat(0, 0)) {
      Address driver = meeting.invitation().driver();
      assertThat(driver.host()).isEqualTo("127.0.0.1");
      assertRefused(stranger, driver);
      assertThat(seat.meet(driver, 1, () -> {})).as("cards of friends").hasSize(1);
    }
  }

  @Test
  void whoSpeaksNoneOfItsLanguageIsNotAnsweredAndDoesNoHarm() throws IOException {
    long seed = 41;
    byte[] noise = new byte[4096];
    new Random(seed).nextBytes(noise);
    try (ParameterServer server = server();
        Peers friends = Peers.open(TIMEOUT_MILLIS)) {
      try (Socket socket = new Socket(server.address().host(), server.address().port())) {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
        socket.getOutputStream().write(noise);
        socket.shutdownOutput();
        assertThat(answer(socket)).as("bytes answered, noise of seed " + seed).isNotPositive();
      }
      assertThat(new RemoteServer(friends, server.location(), 0).look().rounds(0)).isZero();
    }
  }

  /** The first byte of an answer; −1 if the connection is closed without one. */
  private static int answer(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (IOException closed) {
      return -1;
    }
  }

  @Test
  void theSecretIsTheOnlyDifference() {
    SparkConf known = SparkEnv.get().conf();
    assertThat(known.get("spark.authenticate.secret")).isEqualTo(SECRET);
    try (ParameterServer server = server();
        Peers friends = Peers.open(Transport.ofThisJvm(), TIMEOUT_MILLIS)) {
      RemoteServer remote = new RemoteServer(friends, server.location(), 0);
      assertThat(remote.look().theta()).hasSize(3);
    }
  }
}
