package leeml.spark;

import leeml.model.Batch;
import leeml.spark.served.ServerSetup;
import leeml.spark.served.SparkServed;
import leeml.spark.shard.SparkShards;
import leeml.spark.topology.Topology;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.Mixing;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Workers;
import leeml.train.server.ServerPlan;
import leeml.train.shard.Shards;
import leeml.train.worker.WorkerPlan;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Workers on Spark's executors, one a partition: a Spark job a round, or one barrier stage for a
 * run under a parameter server.
 *
 * <p>Shards that are not in an RDD yet are sent there.
 */
public final class SparkCluster implements Cluster {

  private final JavaSparkContext spark;
  private final Topology topology;
  private final ServerSetup server;

  /**
   * Workers on this context.
   *
   * @param topology the paths of their vectors, where they go in rounds
   * @param server how a parameter server is set up, where they have one
   */
  public SparkCluster(JavaSparkContext spark, Topology topology, ServerSetup server) {
    this.spark = spark;
    this.topology = topology;
    this.server = server;
  }

  /** Workers whose vectors take the paths of {@code topology}, or a server's on the driver. */
  public SparkCluster(JavaSparkContext spark, Topology topology) {
    this(spark, topology, ServerSetup.onDriver());
  }

  /** Workers that send to the driver. */
  public SparkCluster(JavaSparkContext spark) {
    this(spark, Topology.driver());
  }

  /** Where the executors are. */
  public JavaSparkContext context() {
    return spark;
  }

  /** Shards as they are on the executors, sent there if they are not yet. */
  public <B extends Batch> SparkShards<B> onExecutors(Shards<B> shards) {
    return place(shards).shards();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the compressor and the topology make no sense together
   */
  @Override
  public <B extends Batch> Workers start(WorkerPlan<B> plan, Shards<B> shards) {
    topology.check(plan.compressor());
    Placed<B> placed = place(shards);
    return new SparkWorkers<>(spark, topology, plan, placed.shards(), placed.isOurs());
  }

  @Override
  public <B extends Batch> Workers startMixing(
      WorkerPlan<B> plan, Shards<B> shards, Mixing mixing) {
    Placed<B> placed = place(shards);
    return new SparkMixing<>(spark, plan, placed.shards(), placed.isOurs(), mixing);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the cluster cannot run all workers at the same time
   */
  @Override
  public <B extends Batch> ServedWorkers serve(
      WorkerPlan<B> plan, Shards<B> shards, ServerPlan serverPlan) {
    SparkServed.requireSlots(spark, shards.count());
    serverPlan.requireSlices(server.sliceCount(shards.count(), serverPlan.theta().length));
    Placed<B> placed = place(shards);
    return new SparkServed<>(spark, plan, placed.shards(), placed.isOurs(), serverPlan, server);
  }

  /** Shards in an RDD, and whether it was made here and is to be let go at the end of the run. */
  private record Placed<B extends Batch>(SparkShards<B> shards, boolean isOurs) {}

  private <B extends Batch> Placed<B> place(Shards<B> shards) {
    if (shards instanceof SparkShards<B> there) {
      return new Placed<>(there, false);
    }
    return new Placed<>(SparkShards.send(spark, shards.collect()), true);
  }
}
