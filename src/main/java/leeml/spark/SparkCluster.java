package leeml.spark;

import leeml.model.Batch;
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
 * Workers on Spark's executors, one a partition; a Spark job a round.
 *
 * <p>Shards that are not in an RDD yet are sent there.
 */
public final class SparkCluster implements Cluster {

  private final JavaSparkContext spark;
  private final Topology topology;

  /** Workers on this context, whose vectors take the paths of {@code topology}. */
  public SparkCluster(JavaSparkContext spark, Topology topology) {
    this.spark = spark;
    this.topology = topology;
  }

  /** Workers that send to the driver. */
  public SparkCluster(JavaSparkContext spark) {
    this(spark, Topology.driver());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the compressor and the topology make no sense together
   */
  @Override
  public <B extends Batch> Workers start(WorkerPlan<B> plan, Shards<B> shards) {
    topology.check(plan.compressor());
    if (shards instanceof SparkShards<B> there) {
      return new SparkWorkers<>(spark, topology, plan, there, false);
    }
    SparkShards<B> sent = SparkShards.send(spark, shards.collect());
    return new SparkWorkers<>(spark, topology, plan, sent, true);
  }

  @Override
  public <B extends Batch> Workers startMixing(
      WorkerPlan<B> plan, Shards<B> shards, Mixing mixing) {
    throw new UnsupportedOperationException("gossip");
  }

  @Override
  public <B extends Batch> ServedWorkers serve(
      WorkerPlan<B> plan, Shards<B> shards, ServerPlan serverPlan) {
    throw new UnsupportedOperationException("server");
  }
}
