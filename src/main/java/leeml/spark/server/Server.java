package leeml.spark.server;

/** A parameter server as the driver deals with it, wherever its slices are. */
public interface Server {

  /**
   * θ and what is known of the run.
   *
   * @param withRule whether it is to bring what the strategy's rule remembers, which may be several
   *     vectors as long as θ
   * @throws leeml.spark.net.PeerException if a slice is gone
   */
  Look look(boolean withRule);

  /**
   * Tells every worker that waits, and every one that comes, to end.
   *
   * @throws leeml.spark.net.PeerException if a slice is gone
   */
  void stop();

  /** Says that nobody needs the slices any more. */
  void release();
}
