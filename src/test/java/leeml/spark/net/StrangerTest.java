package leeml.spark.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.PrivilegedAction;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import leeml.optim.Optimizers;
import leeml.spark.LocalSecret;
import leeml.spark.ring.Meeting;
import leeml.spark.ring.Seat;
import leeml.spark.server.Look;
import leeml.spark.server.ParameterServer;
import leeml.spark.server.RemoteServer;
import leeml.train.server.ServerPlan;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.hadoop.security.UserGroupInformation;
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
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
    LocalSecret.forget();
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

  /**
   * What a stranger asks, as another user: in local mode Spark makes a secret by itself and gives
   * it to the user of this JVM, whatever a configuration says.
   *
   * @return what the stranger is told
   */
  private static String assertRefused(Transport stranger, Consumer<Peers> question) {
    UserGroupInformation another = UserGroupInformation.createRemoteUser("a stranger");
    String secret = SparkEnv.get().securityManager().getSecretKey();
    try (Peers peers = Peers.open(stranger, TIMEOUT_MILLIS)) {
      PrivilegedAction<Void> asks =
          () -> {
            question.accept(peers);
            return null;
          };
      Throwable told = catchThrowable(() -> another.doAs(asks));
      assertThat(told).isInstanceOf(PeerException.class).hasMessageNotContaining(secret);
      return told.getMessage();
    }
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void theParameterServerRefusesAStranger(Transport stranger) {
    try (ParameterServer server = server();
        Peers friends = Peers.open(TIMEOUT_MILLIS)) {
      assertThat(server.address().host()).isEqualTo("127.0.0.1");
      assertRefused(stranger, peers -> new RemoteServer(peers, server.location(), 0).look(false));
      assertRefused(stranger, peers -> new RemoteServer(peers, server.location(), 0).stop());
      Look look = new RemoteServer(friends, server.location(), 0).look(false);
      assertThat(look.theta()).containsExactly(0, 0, 0);
      assertThat(look.rounds(0)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void theRingRefusesAStranger(Transport stranger) {
    try (Meeting meeting = Meeting.call(1, TIMEOUT_MILLIS);
        Seat seat = meeting.invitation().seat(0, 0);
        Peers friends = Peers.open(TIMEOUT_MILLIS)) {
      Address driver = meeting.invitation().driver();
      assertThat(driver.host()).isEqualTo("127.0.0.1");
      Consumer<Peers> nonsense =
          peers -> peers.ask(driver, "card", ByteBuffer.allocate(64)).await();
      Throwable toFriend = catchThrowable(() -> nonsense.accept(friends));
      assertThat(toFriend).as("nonsense of a friend is read").hasMessageContaining(" says: ");
      assertThat(assertRefused(stranger, nonsense))
          .as("a stranger's is not")
          .isNotEqualTo(toFriend.getMessage());
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
      assertThat(new RemoteServer(friends, server.location(), 0).look(false).rounds(0)).isZero();
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
}
