package leeml.job;

import leeml.model.Batch;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.optim.Require;
import leeml.spark.SparkCluster;
import leeml.spark.topology.Topology;
import leeml.train.Combination;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.compress.Compressor;
import leeml.train.shard.Partition;
import leeml.train.shard.Shards;
import leeml.train.strategy.RoundStrategy;
import leeml.train.strategy.ServerStrategy;
import leeml.train.strategy.Strategy;

/**
 * How training is spread over workers: the options that every job that trains can take as one
 * component. Their defaults stand in {@code conf/base.conf}; a job's block takes them over by
 * {@code ch06.digits = ${distribution} { … }}.
 *
 * @param strategy how the workers' progress becomes the model's
 * @param workers K; 0 for one a core, or one where the strategy takes no more
 * @param topology the paths that vectors take to the driver
 * @param compress what workers send in place of full vectors
 * @param partition which example goes to which worker
 */
public record Distribution(
    @Key("how workers are combined: sync, local-sgd:period=16, ssp:staleness=3, …")
        Strategy strategy,
    @Key("how many workers train; 0 for one a core") int workers,
    @Key("the paths of vectors to the driver: driver, tree:depth=2, …") Topology topology,
    @Key("what is sent in place of full vectors: none, topk:ratio=0.01, …") Compressor compress,
    @Key("which example goes to which worker: iid, dirichlet:alpha=0.1, …") Partition partition) {

  /** Refuses what makes no sense together. */
  public Distribution {
    Require.atLeast("workers", workers, 0);
    if (workers > strategy.mostWorkers()) {
      throw new IllegalArgumentException(
          "%s trains with at most %d workers, and workers is %d"
              .formatted(strategy.name(), strategy.mostWorkers(), workers));
    }
    Combination.check(strategy, compress);
    if (!isCentral(strategy) && !topology.equals(Topology.driver())) {
      throw new IllegalArgumentException(
          "%s with topology %s: its vectors go to a server or to neighbours, and a topology is for"
                  .formatted(strategy.name(), topology.name())
              + " sums on their way to the driver; use a strategy of rounds");
    }
  }

  /** The number K of workers of a run. */
  public int workers(Run run) {
    return workers > 0 ? workers : Math.min(run.workers(0), strategy.mostWorkers());
  }

  /** Examples in memory, cut into a shard a worker. */
  public Shards<ExampleBatch> shards(Examples examples, Run run) {
    return partition.cut(examples, workers(run), run.seed());
  }

  /** Gives a trainer its strategy, its compressor and its cluster; returns it. */
  public <B extends Batch> Trainer<B> spread(Trainer<B> trainer, Run run) {
    return trainer.strategy(strategy).compressor(compress).on(cluster(run));
  }

  private Cluster cluster(Run run) {
    return isCentral(strategy) ? new SparkCluster(run.sc(), topology) : new SerialCluster();
  }

  /** Whether workers send to a centre in rounds. */
  private static boolean isCentral(Strategy strategy) {
    return !(strategy instanceof ServerStrategy)
        && ((RoundStrategy) strategy).mixing(1).isEmpty();
  }
}
