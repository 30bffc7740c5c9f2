package leeml.spark.net;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.client.RpcResponseCallback;
import org.apache.spark.network.client.TransportClient;
import org.apache.spark.network.server.OneForOneStreamManager;
import org.apache.spark.network.server.RpcHandler;
import org.apache.spark.network.server.StreamManager;
import org.apache.spark.network.server.TransportServer;
import org.apache.spark.network.util.TransportConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on the host of this driver or executor, on a port that is free, until it is closed. A JVM
 * may have several.
 */
public final class Endpoint implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final TransportContext context;
  private final TransportServer server;
  private final Address address;

  private Endpoint(TransportContext context, TransportServer server, Address address) {
    this.context = context;
    this.server = server;
    this.address = address;
  }

  /**
   * Starts to listen.
   *
   * @throws IllegalStateException if this JVM is neither a driver nor an executor
   */
  public static Endpoint open(Handler handler) {
    return open(Transport.ofThisJvm(), handler);
  }

  static Endpoint open(Transport transport, Handler handler) {
    TransportConf settings = transport.settings();
    TransportContext context = new TransportContext(settings, new Requests(handler));
    TransportServer server =
        context.createServer(transport.bindHost(), 0, transport.doorkeepers(settings));
    return new Endpoint(context, server, new Address(transport.host(), server.getPort()));
  }

  /** Where peers find it. */
  public Address address() {
    return address;
  }

  /**
   * Listens no more and drops all connections: who waits for an answer is told that the peer is
   * gone. The threads end within seconds.
   */
  @Override
  public void close() {
    server.close();
    context.close();
  }

  /** Hands what the transport brings to the handler. */
  private static final class Requests extends RpcHandler {
    private final Handler handler;
    private final StreamManager noStreams = new OneForOneStreamManager();

    Requests(Handler handler) {
      this.handler = handler;
    }

    @Override
    public void receive(TransportClient peer, ByteBuffer request, RpcResponseCallback callback) {
      OneAnswer answer = new OneAnswer(callback);
      try {
        handler.receive(request, answer);
      } catch (RuntimeException e) {
        LOG.warn("a request from {} failed", peer.getSocketAddress(), e);
        if (answer.isOpen()) {
          answer.refuse(e.toString());
        }
      }
    }

    @Override
    public StreamManager getStreamManager() {
      return noStreams;
    }
  }

  private static final class OneAnswer implements Answer {
    private final RpcResponseCallback callback;
    private final AtomicBoolean given = new AtomicBoolean();

    OneAnswer(RpcResponseCallback callback) {
      this.callback = callback;
    }

    boolean isOpen() {
      return !given.get();
    }

    @Override
    public void send(ByteBuffer reply) {
      take();
      callback.onSuccess(reply);
    }

    @Override
    public void refuse(String reason) {
      take();
      callback.onFailure(new Refusal(reason));
    }

    private void take() {
      if (given.getAndSet(true)) {
        throw new IllegalStateException("this request has been answered");
      }
    }
  }

  /** The transport sends an exception as the text of its stack trace; here, the reason alone. */
  private static final class Refusal extends RuntimeException {
    Refusal(String reason) {
      super(reason, null, false, false);
    }

    @Override
    @SuppressWarnings(
        "OverrideThrowableToString") // a stack trace opens with this, class name and all
    public String toString() {
      return getMessage();
    }
  }
}
