package leeml.job.place;

import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Batch;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Require;
import leeml.spark.topology.Topology;
import leeml.train.Trainer;
import leeml.train.compress.Compressor;
import leeml.train.shard.Partition;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;

/**
 * How training is spread over workers: the options that every job that trains can take as one
 * component. Their defaults stand in {@code conf/base.conf}; a job's block takes them over by
 * {@code ch06.digits = ${distribution} { … }}.
 *
 * @param strategy how the workers' progress becomes the model's
 * @param workers K; 0 for as many as the cluster has, or one where the strategy takes no more
 * @param topology the paths that vectors take to the driver
 * @param compress what workers send in place of full vectors
 * @param partition which example goes to which worker
 * @param cluster where the workers live
 */
public record Distribution(
    @Key("how workers are combined: sync, local-sgd:period=16, ssp:staleness=3, …")
        Strategy strategy,
    @Key("how many workers train; 0 for one a core") int workers,
    @Key("the paths of vectors to the driver: driver, tree:depth=2, sliced, ring")
        Topology topology,
    @Key("what is sent in place of full vectors: none, topk:ratio=0.01, …") Compressor compress,
    @Key("which example goes to which worker: iid, dirichlet:alpha=0.1, …") Partition partition,
    @Key("where workers live: spark, serial, virtual:workers=256,…") Place cluster) {

  /**
   * Refuses what makes no sense together.
   *
   * @throws leeml.error.UsageException with the reason
   */
  public Distribution {
    Require.atLeast("workers", workers, 0);
    combination(strategy, compress, topology, cluster).check(Math.max(1, workers));
    topology.check(compress);
  }

  /** The number K of workers of a run. */
  public int workers(Run run) {
    int there = cluster.workers(run, workers);
    return workers > 0 ? there : Math.min(there, strategy.mostWorkers());
  }

  /** Examples in memory, cut into a shard a worker. */
  public Shards<ExampleBatch> shards(Examples examples, Run run) {
    return partition.cut(examples, workers(run), run.seed());
  }

  /** Sequences in memory, cut into a shard a worker. */
  public Shards<SequenceBatch> shards(SequenceSet sequences, Run run) {
    return partition.cut(sequences, workers(run), run.seed());
  }

  /**
   * Gives a trainer its strategy, its compressor and its cluster; returns it.
   *
   * @throws leeml.error.UsageException if they make no sense together with that many workers
   */
  public <B extends Batch> Trainer<B> spread(Trainer<B> trainer, Run run) {
    combination(strategy, compress, topology, cluster).check(workers(run));
    return trainer.strategy(strategy).compressor(compress).on(cluster.cluster(run, topology));
  }

  private static Combination combination(
      Strategy strategy, Compressor compress, Topology topology, Place cluster) {
    return new Combination(strategy, compress, topology, cluster);
  }
}
