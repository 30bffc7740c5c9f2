package leeml.job.spec;

import leeml.error.UsageException;
import leeml.spark.topology.Topology;

/** What may stand after {@code --topology}. */
public final class TopologyNames {

  private static final Names<Topology> NAMES =
      new Names<Topology>("topology")
          .with("driver", spec -> Topology.driver())
          .with("tree", spec -> Topology.tree(spec.integer("depth", 2)))
          .with("sliced", spec -> Topology.sliced())
          .with(
              "ring",
              spec -> Topology.ring(spec.integer("timeout-millis", Topology.RING_TIMEOUT_MILLIS)));

  private TopologyNames() {}

  /**
   * Reads a topology: {@code tree:depth=2}.
   *
   * @throws UsageException if there is no such topology or parameter, or a value is out of range
   */
  public static Topology parse(String text) {
    return NAMES.parse(text);
  }
}
