package leeml.job.place;

import leeml.job.Run;
import leeml.spark.SparkCluster;
import leeml.spark.served.ServerSetup;
import leeml.spark.topology.Topology;
import leeml.train.cluster.Cluster;

/**
 * The executors of the run's Spark session.
 *
 * @param name as it was written
 * @param server how a parameter server is set up, where the strategy has one
 */
public record SparkPlace(String name, ServerSetup server) implements Place {

  /** With a server on the driver. */
  public SparkPlace() {
    this("spark", ServerSetup.onDriver());
  }

  @Override
  public Cluster cluster(Run run, Topology topology) {
    return new SparkCluster(run.sc(), topology, server);
  }

  @Override
  public int workers(Run run, int wanted) {
    return run.workers(wanted);
  }
}
