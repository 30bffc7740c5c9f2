package leeml.sim;

import java.util.ArrayList;
import java.util.List;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerReply;

/**
 * How long the workers of a run compute under its conditions, whatever this machine took.
 *
 * @param compute how fast machines work
 * @param seed of what is random in that
 */
record Clock(Compute compute, long seed) {

  private static final double NANOS = 1e9;

  /** The virtual seconds of every worker's round. */
  double[] seconds(List<WorkerReply> replies, long round) {
    return replies.stream().mapToDouble(reply -> seconds(reply.line(), round)).toArray();
  }

  /** The replies, their lines by this clock. */
  List<WorkerReply> timed(List<WorkerReply> replies, long round) {
    List<WorkerReply> timed = new ArrayList<>();
    for (WorkerReply reply : replies) {
      timed.add(timed(reply, seconds(reply.line(), round)));
    }
    return timed;
  }

  /** A reply whose worker computed for so many virtual seconds. */
  static WorkerReply timed(WorkerReply reply, double seconds) {
    return new WorkerReply(reply.line().timed(Math.round(seconds * NANOS), 0), reply.payload());
  }

  private double seconds(WorkerLine line, long round) {
    return compute.seconds(seed, line.worker(), round, line.steps(), line.examples());
  }
}
