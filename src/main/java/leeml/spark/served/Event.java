package leeml.spark.served;

import leeml.spark.server.Traffic;
import leeml.train.worker.WorkerLine;

/** What the driver waits for. */
sealed interface Event {

  /**
   * A worker has done a round, and its push is answered (or its loss was no number).
   *
   * @param traffic of the worker since its last report
   */
  record Report(long round, WorkerLine line, Traffic traffic) implements Event {}

  /** A worker has no more to do. */
  record Done(int worker) implements Event {}

  /**
   * The barrier stage has ended.
   *
   * @param failure null if all is well
   */
  record Ended(Throwable failure) implements Event {}
}
