package leeml.spark.server;

/** A parameter server as the driver deals with it, wherever its slices are. */
public interface Server {

  /**
   * θ and what is known of the run.
   *
   * @throws leeml.spark.net.PeerException if a slice is gone
   */
  Look look();

  /**
   * Tells every worker that waits, and every one that comes, to end.
   *
   * @throws leeml.spark.net.PeerException if a slice is gone
   */
  void stop();

  /** Says that nobody needs the slices any more. */
  void release();
}
