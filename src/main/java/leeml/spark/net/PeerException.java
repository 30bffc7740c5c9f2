package leeml.spark.net;

/**
 * A request that was not answered. Its message is one sentence: what was asked of which address,
 * and what came instead; where time ran out, the time-out.
 */
public final class PeerException extends RuntimeException {

  /**
   * Says what happened.
   *
   * @param cause null if there is none
   */
  public PeerException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
