package leeml.job.place;

import leeml.error.UsageException;
import leeml.job.Run;
import leeml.spark.topology.Topology;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;

/** The calling thread, one worker after the other. */
public record SerialPlace() implements Place {

  @Override
  public String name() {
    return "serial";
  }

  @Override
  public Cluster cluster(Run run, Topology topology) {
    if (!topology.equals(Topology.driver())) {
      throw new UsageException(
          "topology %s on cluster serial: within one thread nothing is sent"
              .formatted(topology.name()));
    }
    return new SerialCluster();
  }

  @Override
  public int workers(Run run, int wanted) {
    return Math.max(1, wanted);
  }
}
