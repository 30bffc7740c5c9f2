package leeml.job.place;

import leeml.error.UsageException;
import leeml.job.Run;
import leeml.spark.topology.Topology;
import leeml.train.cluster.Cluster;

/** Where a job's workers live. */
public sealed interface Place permits SparkPlace, SerialPlace, VirtualPlace {

  /** As it is written after {@code --cluster}: {@code virtual:workers=256}. */
  String name();

  /**
   * The cluster for a run.
   *
   * @param run of the session, and of the seed
   * @param topology of the paths that vectors take there
   * @throws UsageException if the place knows no such paths
   */
  Cluster cluster(Run run, Topology topology);

  /** The cluster for a run, its workers sending straight to the driver. */
  default Cluster cluster(Run run) {
    return cluster(run, Topology.driver());
  }

  /**
   * How many workers train there.
   *
   * @param wanted what was asked for; 0 for as many as the place has
   * @throws UsageException if the place has another number
   */
  int workers(Run run, int wanted);
}
