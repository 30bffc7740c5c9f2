package leeml.spark.net;

import java.nio.ByteBuffer;

/** What an endpoint does with requests. Called by several threads at a time. */
@FunctionalInterface
public interface Handler {

  /**
   * Takes a request. Requests of one {@link Peers} come in the order in which they were sent.
   *
   * <p>The calling thread serves the network: whoever has to wait for something returns and has
   * another thread answer. An exception refuses the request, unless it has been answered.
   *
   * @param request belongs to the caller and is gone when this returns: what is needed later is to
   *     be copied
   * @param answer to be given once, now or later, by any thread
   */
  void receive(ByteBuffer request, Answer answer);
}
