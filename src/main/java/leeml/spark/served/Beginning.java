package leeml.spark.served;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import leeml.spark.server.Look;
import leeml.spark.server.SliceLook;
import leeml.spark.topology.Slices;
import leeml.train.server.ServerPlan;
import leeml.train.server.ServerSlice;

/**
 * What an attempt at a run begins with.
 *
 * @param plan the server's, with the θ that slices on executors begin with
 * @param rounds that each worker has done, by slice; empty at the start of the run
 * @param versions updates so far, by slice; empty at the start of the run
 */
record Beginning(ServerPlan plan, List<long[]> rounds, List<Long> versions)
    implements Serializable {

  static Beginning of(ServerPlan plan) {
    return new Beginning(plan, List.of(), List.of());
  }

  /** What workers need of it that hold no slice of θ. */
  Beginning withoutTheta() {
    return new Beginning(plan.withTheta(new float[0]), rounds, versions);
  }

  /** Goes on from what was last seen. */
  Beginning from(Look seen) {
    return new Beginning(
        plan.withTheta(seen.theta()),
        seen.slices().stream().map(SliceLook::rounds).toList(),
        seen.slices().stream().map(SliceLook::version).toList());
  }

  int workers() {
    return plan.shares().length;
  }

  /** Each worker has a slice, as far as there are numbers. */
  Slices cut() {
    return new Slices(plan.theta().length, Math.min(workers(), plan.theta().length));
  }

  /** A worker's slice, if it has one. */
  List<ServerSlice> slices(int worker) {
    Slices cut = cut();
    return IntStream.range(worker, Math.min(worker + 1, cut.count()))
        .mapToObj(
            j -> {
              ServerSlice slice = plan.slice(cut.from(j), cut.from(j + 1));
              if (!versions.isEmpty()) {
                slice.goOnFrom(rounds.get(j), versions.get(j));
              }
              return slice;
            })
        .toList();
  }
}
