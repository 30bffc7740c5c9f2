package leeml.spark.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.network.client.RpcResponseCallback;
import org.apache.spark.network.client.TransportClient;

/** A request that is under way. */
public final class Pending {

  private final String what;
  private final Address peer;
  private final int timeoutMillis;
  private final long deadlineNanos;
  private final CompletableFuture<ByteBuffer> answer = new CompletableFuture<>();
  private TransportClient connection;
  private long number;

  Pending(String what, Address peer, int timeoutMillis, long deadlineNanos) {
    this.what = what;
    this.peer = peer;
    this.timeoutMillis = timeoutMillis;
    this.deadlineNanos = deadlineNanos;
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
    try {
      return answer.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      connection.removeRpcRequest(number);
      throw new PeerException(
          "%s: %s did not answer within %d ms".formatted(what, peer, timeoutMillis), e);
    } catch (InterruptedException e) {
      connection.removeRpcRequest(number);
      Thread.currentThread().interrupt();
      throw new PeerException("%s: interrupted while %s works on it".formatted(what, peer), e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
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
