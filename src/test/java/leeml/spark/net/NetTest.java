package leeml.spark.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import leeml.spark.LocalSpark;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.Option;

/** Real sockets on the loopback interface. */
class NetTest {

  private static final int TIMEOUT_MILLIS = 10_000;

  /** How an application may be protected. */
  enum Protection {
    NONE,
    SECRET,
    SECRET_AND_ENCRYPTION,
    SECRET_AND_SASL_ENCRYPTION;

    Transport transport(String secret) {
      SparkConf conf =
          new SparkConf(false)
              .set("spark.app.id", "net-test")
              .set("spark.authenticate", String.valueOf(this != NONE))
              .set("spark.authenticate.secret", secret)
              .set("spark.network.crypto.enabled", String.valueOf(this == SECRET_AND_ENCRYPTION))
              .set(
                  "spark.authenticate.enableSaslEncryption",
                  String.valueOf(this == SECRET_AND_SASL_ENCRYPTION));
      SecurityManager security =
          new SecurityManager(conf, Option.empty(), SecurityManager.$lessinit$greater$default$3());
      return new Transport(conf, security, "127.0.0.1", "127.0.0.1");
    }
  }

  private static final Handler ECHO = (request, answer) -> answer.send(copy(request));

  @ParameterizedTest
  @EnumSource
  void whatIsSentComesBack(Protection protection) {
    Transport transport = protection.transport("a secret");
    try (Endpoint endpoint = Endpoint.open(transport, ECHO);
        Peers peers = Peers.open(transport, TIMEOUT_MILLIS)) {
      assertThat(ask(peers, endpoint, "hello")).isEqualTo("hello");
      assertThat(ask(peers, endpoint, "")).isEmpty();
    }
  }

  @ParameterizedTest // SASL's cipher is good for 8 MB a second: right, but no test of every day
  @EnumSource(names = "SECRET_AND_SASL_ENCRYPTION", mode = EnumSource.Mode.EXCLUDE)
  void tenMillionFloatsFitIntoARequestAndAnAnswer(Protection protection) {
    Transport transport = protection.transport("a secret");
    byte[] vector = new byte[40_000_000];
    new Random(7).nextBytes(vector);
    try (Endpoint endpoint = Endpoint.open(transport, ECHO);
        Peers peers = Peers.open(transport, 60_000)) {
      ByteBuffer back = peers.ask(endpoint.address(), "echo", ByteBuffer.wrap(vector)).await();
      assertThat(Arrays.equals(bytes(back), vector)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aWrongSecretIsRefused(Protection protection) {
    BlockingQueue<ByteBuffer> received = new LinkedBlockingQueue<>();
    Handler notes =
        (request, answer) -> {
          received.add(copy(request));
          answer.send(ByteBuffer.allocate(0));
        };
    for (Transport stranger :
        List.of(protection.transport("a guess"), Protection.NONE.transport(""))) {
      try (Endpoint endpoint = Endpoint.open(protection.transport("a secret"), notes);
          Peers peers = Peers.open(stranger, TIMEOUT_MILLIS)) {
        assertThatThrownBy(() -> ask(peers, endpoint, "let me in"))
            .isInstanceOf(PeerException.class)
            .hasMessageContaining("test: " + endpoint.address());
        assertThat(received).isEmpty();
      }
    }
  }

  @Test
  void anAnswerMayComeLaterAndInAnyOrder() throws InterruptedException {
    BlockingQueue<Answer> blocked = new LinkedBlockingQueue<>();
    Transport transport = Protection.NONE.transport("");
    try (Endpoint endpoint = Endpoint.open(transport, (request, answer) -> blocked.add(answer));
        Peers peers = Peers.open(transport, TIMEOUT_MILLIS)) {
      Pending first = peers.ask(endpoint.address(), "first", text("1"));
      Pending second = peers.ask(endpoint.address(), "second", text("2"));
      Answer one = blocked.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      Answer two = blocked.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      two.send(text("second"));
      assertThat(text(second.await())).isEqualTo("second");
      one.send(text("first"));
      assertThat(text(first.await())).isEqualTo("first");
      assertThatThrownBy(() -> one.send(text("again"))).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsWaitedForNoLongerThanSaid() {
    Transport transport = Protection.NONE.transport("");
    try (Endpoint endpoint = Endpoint.open(transport, (request, answer) -> {});
        Peers peers = Peers.open(transport, 300)) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> peers.ask(endpoint.address(), "pull of slice 3", text("")).await())
          .isInstanceOf(PeerException.class)
          .hasMessage("pull of slice 3: %s did not answer within 300 ms", endpoint.address());
      assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
  }

  @Test
  void aPeerThatGoesAwayEndsTheWaitAtOnce() {
    Transport transport = Protection.NONE.transport("");
    try (Peers peers = Peers.open(transport, TIMEOUT_MILLIS)) {
      Endpoint endpoint = Endpoint.open(transport, (request, answer) -> {});
      Pending pending = peers.ask(endpoint.address(), "push", text(""));
      endpoint.close();
      assertThatThrownBy(pending::await)
          .isInstanceOf(PeerException.class)
          .hasMessage("push: %s is gone", endpoint.address());
      assertThatThrownBy(() -> ask(peers, endpoint, "anybody there?"))
          .isInstanceOf(PeerException.class)
          .hasMessageContaining(
              "test: " + endpoint.address() + " cannot be reached, time-out 10000");
    }
  }

  @Test
  void aRefusalCarriesItsReason() {
    Transport transport = Protection.NONE.transport("");
    Handler strict =
        (request, answer) -> {
          if (request.remaining() == 0) {
            throw new IllegalStateException("an empty request");
          }
          answer.refuse("round 3 is over");
        };
    try (Endpoint endpoint = Endpoint.open(transport, strict);
        Peers peers = Peers.open(transport, TIMEOUT_MILLIS)) {
      assertThatThrownBy(() -> ask(peers, endpoint, "push"))
          .isInstanceOf(PeerException.class)
          .hasMessage("test: %s says: round 3 is over", endpoint.address());
      assertThatThrownBy(() -> ask(peers, endpoint, ""))
          .isInstanceOf(PeerException.class)
          .hasMessageEndingWith("says: java.lang.IllegalStateException: an empty request");
    }
  }

  @Test
  void twoEndpointsOfOneJvmDoNotMix() {
    Transport transport = Protection.NONE.transport("");
    try (Endpoint a = Endpoint.open(transport, (request, answer) -> answer.send(text("a")));
        Endpoint b = Endpoint.open(transport, (request, answer) -> answer.send(text("b")));
        Peers peers = Peers.open(transport, TIMEOUT_MILLIS)) {
      assertThat(a.address()).isNotEqualTo(b.address());
      assertThat(ask(peers, a, "?")).isEqualTo("a");
      assertThat(ask(peers, b, "?")).isEqualTo("b");
    }
  }

  @Test
  void anEndpointListensWhereSparkDoes() {
    LocalSpark.session();
    try (Endpoint endpoint = Endpoint.open(ECHO);
        Peers peers = Peers.open(TIMEOUT_MILLIS)) {
      assertThat(endpoint.address().host()).isEqualTo("127.0.0.1");
      assertThat(ask(peers, endpoint, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void threadsEndWithEndpointAndPeers() throws InterruptedException {
    Set<Thread> before = threads();
    Transport transport = Protection.SECRET_AND_ENCRYPTION.transport("a secret");
    Set<Thread> started;
    try (Endpoint endpoint = Endpoint.open(transport, ECHO);
        Peers peers = Peers.open(transport, TIMEOUT_MILLIS)) {
      ask(peers, endpoint, "hello");
      started = threads();
      started.removeAll(before);
    }
    assertThat(started).isNotEmpty();
    for (Thread thread : started) {
      thread.join(20_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void addressesReadBack() {
    assertThat(Address.parse("host.example:80")).isEqualTo(new Address("host.example", 80));
    assertThat(Address.parse("::1:7077")).isEqualTo(new Address("::1", 7077));
    for (String wrong : List.of("host", ":80", "host:x", "host:0", "host:65536")) {
      assertThatThrownBy(() -> Address.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("host");
    }
  }

  private static Set<Thread> threads() {
    Set<Thread> ours = new HashSet<>(Thread.getAllStackTraces().keySet());
    ours.removeIf(thread -> !thread.getName().startsWith("leeml-"));
    return ours;
  }

  private static String ask(Peers peers, Endpoint endpoint, String request) {
    return text(peers.ask(endpoint.address(), "test", text(request)).await());
  }

  private static ByteBuffer copy(ByteBuffer buffer) {
    return ByteBuffer.wrap(bytes(buffer));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteBuffer buffer) {
    return StandardCharsets.UTF_8.decode(buffer).toString();
  }
}
