package leeml.spark.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.client.TransportClient;
import org.apache.spark.network.client.TransportClientFactory;
import org.apache.spark.network.server.NoOpRpcHandler;
import org.apache.spark.network.util.TransportConf;

/**
 * The asking side: one connection to each address, made when first needed and again after it broke.
 * Safe for several threads.
 */
public final class Peers implements AutoCloseable {

  private final TransportContext context;
  private final TransportClientFactory connections;
  private final int timeoutMillis;

  private Peers(TransportContext context, TransportClientFactory connections, int timeoutMillis) {
    this.context = context;
    this.connections = connections;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Nothing is connected yet.
   *
   * @param timeoutMillis how long a request waits for its answer, at least 1; connecting and
   *     signing in may each take as long, rounded up to seconds
   * @throws IllegalStateException if this JVM is neither a driver nor an executor
   */
  public static Peers open(int timeoutMillis) {
    return open(Transport.ofThisJvm(), timeoutMillis);
  }

  static Peers open(Transport transport, int timeoutMillis) {
    if (timeoutMillis < 1) {
      throw new IllegalArgumentException(
          "timeoutMillis = " + timeoutMillis + ", expected at least 1");
    }
    TransportConf settings = transport.settings(timeoutMillis);
    TransportContext context = new TransportContext(settings, new NoOpRpcHandler());
    return new Peers(
        context, context.createClientFactory(transport.signingIn(settings)), timeoutMillis);
  }

  /**
   * Sends a request; the answer is awaited on what this returns.
   *
   * @param what is asked, for messages: {@code push of round 7 by worker 2}
   * @param request its remaining bytes are sent; not to be modified until the answer is there
   * @throws PeerException if there is no connection
   */
  public Pending ask(Address peer, String what, ByteBuffer request) {
    TransportClient connection = connect(peer, what);
    Pending pending = new Pending(what, peer, timeoutMillis);
    pending.sent(connection, request);
    return pending;
  }

  private TransportClient connect(Address peer, String what) {
    try {
      return connections.createClient(peer.host(), peer.port());
    } catch (IOException e) {
      throw failure(what, peer, "cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("%s: interrupted while connecting to %s".formatted(what, peer), e);
    } catch (RuntimeException e) { // which is how the transport reports a failed bootstrap
      throw failure(what, peer, "does not let this side in", e);
    }
  }

  private PeerException failure(String what, Address peer, String outcome, Exception e) {
    String cause = String.valueOf(ExceptionUtils.getRootCause(e).getMessage());
    String firstLine = cause.lines().findFirst().orElse("");
    return new PeerException(
        "%s: %s %s, time-out %d ms (%s)".formatted(what, peer, outcome, timeoutMillis, firstLine),
        e);
  }

  /** Drops all connections; the threads end within seconds. */
  @Override
  public void close() {
    connections.close();
    context.close();
  }
}
