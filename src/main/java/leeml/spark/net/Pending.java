package leeml.spark.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.network.client.RpcResponseCallback;
import org.apache.spark.network.client.TransportClient;

/** A request that is under way. */
public final class Pending {

  private static final long LOOK_UP_NANOS = 100_000_000L;

  private final String what;
  private final Address peer;
  private final int timeoutMillis;
  private final long sentNanos = System.nanoTime();
  private final CompletableFuture<ByteBuffer> answer = new CompletableFuture<>();
  private TransportClient connection;
  private long number;

  Pending(String what, Address peer, int timeoutMillis) {
    this.what = what;
    this.peer = peer;
    this.timeoutMillis = timeoutMillis;
  }

  void sent(TransportClient connection, ByteBuffer request) {
    this.connection = connection;
    this.number = connection.sendRpc(request, new Outcome());
  }

  /**
   * Waits for the answer, until the time-out counted from the sending.
   *
   * @return the answer's bytes, the caller's to keep
   * @throws PeerException if the peer says no, goes away or does not answer in time, or if the
   *     thread is interrupted (it stays so)
   */
  public ByteBuffer await() {
    return await(() -> {});
  }

  /**
   * The same, for a task that may be killed.
   *
   * @param meanwhile called ten times a second; what it throws ends the waiting
   */
  public ByteBuffer await(Runnable meanwhile) {
    return poll(timeoutMillis, meanwhile)
        .orElseThrow(
            () ->
                new PeerException(
                    "%s: %s did not answer within %d ms".formatted(what, peer, timeoutMillis),
                    null));
  }

  /**
   * Waits for the answer for a while, and then gives it up.
   *
   * @param millis counted from the sending
   * @param meanwhile called ten times a second; what it throws ends the waiting
   * @return empty if there was none
   * @throws PeerException if the peer says no or goes away, or if the thread is interrupted
   */
  public Optional<ByteBuffer> poll(int millis, Runnable meanwhile) {
    long deadlineNanos = sentNanos + millis * 1_000_000L;
    boolean over = false;
    try {
      while (!over) {
        long left = deadlineNanos - System.nanoTime();
        over = left <= LOOK_UP_NANOS;
        try {
          ByteBuffer reply =
              answer.get(Math.max(0, Math.min(left, LOOK_UP_NANOS)), TimeUnit.NANOSECONDS);
          return Optional.of(reply);
        } catch (TimeoutException e) {
          meanwhile.run();
        }
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("%s: interrupted while %s works on it".formatted(what, peer), e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      connection.removeRpcRequest(number); // an answer that comes now is dropped
    }
  }

  /** The transport reports lost connections as one kind of exception, refusals as another. */
  private PeerException failure(Throwable cause) {
    return cause instanceof IOException
        ? new PeerException("%s: %s is gone".formatted(what, peer), cause)
        : new PeerException(
            "%s: %s says: %s".formatted(what, peer, cause.getMessage().strip()), cause);
  }

  private final class Outcome implements RpcResponseCallback {
    @Override
    public void onSuccess(ByteBuffer reply) {
      ByteBuffer kept = ByteBuffer.allocate(reply.remaining());
      answer.complete(kept.put(reply).flip());
    }

    @Override
    public void onFailure(Throwable cause) {
      answer.completeExceptionally(cause);
    }
  }
}
