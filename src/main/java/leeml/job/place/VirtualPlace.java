package leeml.job.place;

import leeml.error.UsageException;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.sim.Conditions;
import leeml.sim.VirtualCluster;
import leeml.sim.paths.Paths;
import leeml.spark.topology.Topology;
import leeml.train.cluster.Cluster;

/**
 * A virtual cluster.
 *
 * @param name as it was written
 * @param workers K, at least 1
 * @param conditions of its machines; their paths are those of the run's topology
 */
public record VirtualPlace(String name, int workers, Conditions conditions) implements Place {

  /** Checks K. */
  public VirtualPlace {
    Require.atLeast("workers", workers, 1);
  }

  @Override
  public Cluster cluster(Run run, Topology topology) {
    return new VirtualCluster(conditions.along(paths(topology.name())), run.seed());
  }

  /** Spark's topologies as formulas, by their names. */
  private static Paths paths(String topology) {
    String[] halves = topology.split(":", 2);
    return switch (halves[0]) {
      case "driver" -> Paths.driver();
      case "tree" -> Paths.tree(Integer.parseInt(halves[1].substring("depth=".length())));
      case "sliced" -> Paths.sliced();
      case "ring" -> Paths.ring();
      default ->
          throw new UsageException(
              "topology %s: a virtual cluster knows driver, tree, sliced and ring"
                  .formatted(topology));
    };
  }

  @Override
  public int workers(Run run, int wanted) {
    if (wanted > 0 && wanted != workers) {
      throw new UsageException(
          "%d workers asked for, and the cluster is %s; say it once".formatted(wanted, name));
    }
    return workers;
  }
}
