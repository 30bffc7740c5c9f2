package leeml.job.place;

import leeml.job.Run;
import leeml.spark.SparkCluster;
import leeml.spark.topology.Topology;
import leeml.train.cluster.Cluster;

/** The executors of the run's Spark session. */
public record SparkPlace() implements Place {

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Cluster cluster(Run run, Topology topology) {
    return new SparkCluster(run.sc(), topology);
  }

  @Override
  public int workers(Run run, int wanted) {
    return run.workers(wanted);
  }
}
