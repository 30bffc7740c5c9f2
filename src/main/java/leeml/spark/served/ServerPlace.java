package leeml.spark.served;

/** Where a parameter server's slices are. */
public enum ServerPlace {
  /**
   * All on the driver. They outlive the workers: one that dies goes on from the θ and the round
   * that it had come to, with an optimizer of its own that begins anew.
   */
  DRIVER,
  /**
   * One on each worker's executor, so that no machine's link carries all of the traffic. An
   * executor that dies takes its slice along: all go on from the driver's last look, a turn ago at
   * most, and the server's optimizer begins anew; from a checkpoint it goes on.
   */
  EXECUTORS
}
