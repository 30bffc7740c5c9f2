package leeml.spark.served;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import leeml.spark.topology.Slices;
import leeml.train.server.ServerPlan;
import leeml.train.server.ServerSlice;

/**
 * What an attempt at a run begins with.
 *
 * @param plan the server's, with what slices on executors begin with or go on from
 */
record Beginning(ServerPlan plan) implements Serializable {

  int workers() {
    return plan.workers();
  }

  /** Each worker has a slice, as far as there are numbers. */
  Slices cut() {
    return new Slices(plan.theta().length, Math.min(workers(), plan.theta().length));
  }

  /** A worker's slice, if it has one. */
  List<ServerSlice> slices(int worker) {
    Slices cut = cut();
    return IntStream.range(worker, Math.min(worker + 1, cut.count()))
        .mapToObj(j -> plan.slice(j, cut.from(j), cut.from(j + 1)))
        .toList();
  }
}
