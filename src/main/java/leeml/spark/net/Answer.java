package leeml.spark.net;

import java.nio.ByteBuffer;

/**
 * The way back to whoever sent a request; takes one answer.
 *
 * <p>An answer to a peer that is gone, or waits no longer, is dropped.
 */
public interface Answer {

  /**
   * Answers.
   *
   * @param reply its remaining bytes are sent; not to be modified any more
   * @throws IllegalStateException if the request has been answered
   */
  void send(ByteBuffer reply);

  /**
   * Says no: at the other end the request fails with this reason.
   *
   * @param reason one sentence
   * @throws IllegalStateException if the request has been answered
   */
  void refuse(String reason);
}
