package leeml.sim;

import leeml.error.UsageException;
import leeml.model.Batch;
import leeml.sim.paths.Paths;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.Mixing;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Workers;
import leeml.train.server.ServerPlan;
import leeml.train.shard.Shards;
import leeml.train.worker.WorkerPlan;

/**
 * Workers that really train, one after the other or as many at a time as this machine has
 * processors, under a clock that says what a real cluster would have taken.
 *
 * <p>Losses and θ are those of {@link leeml.train.cluster.SerialCluster} bit for bit under a
 * strategy of rounds: vectors are added up in the order of the workers, whatever the paths. Under a
 * server the order of arrival follows from the conditions and the seed, and so does θ. Budgets of
 * seconds and the ledger's seconds are virtual.
 */
public final class VirtualCluster implements Cluster {

  private final Conditions conditions;
  private final long seed;

  /**
   * A cluster of as many machines as there are shards.
   *
   * @param seed of what is random in the conditions
   */
  public VirtualCluster(Conditions conditions, long seed) {
    this.conditions = conditions;
    this.seed = seed;
  }

  @Override
  public <B extends Batch> Workers start(WorkerPlan<B> plan, Shards<B> shards) {
    return new VirtualWorkers(conditions, seed, Crew.of(plan, shards));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UsageException if the conditions name paths to a centre, which there is none of
   */
  @Override
  public <B extends Batch> Workers startMixing(
      WorkerPlan<B> plan, Shards<B> shards, Mixing mixing) {
    refusePaths("workers that mix with their neighbours have no centre to send to");
    return new VirtualMixing(conditions, seed, Crew.of(plan, shards), mixing);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UsageException if the conditions name paths on which workers would meet
   */
  @Override
  public <B extends Batch> ServedWorkers serve(
      WorkerPlan<B> plan, Shards<B> shards, ServerPlan serverPlan) {
    refusePaths("workers of a server send to it each in its own time");
    Clock clock = new Clock(conditions.compute(), seed);
    Shifts shifts = new Shifts(clock, shards.sizes(), plan.batchSize(), serverPlan);
    return new VirtualServed(conditions, shifts, Crew.of(plan, shards), serverPlan);
  }

  private void refusePaths(String why) {
    if (!conditions.paths().equals(Paths.driver())) {
      throw new UsageException(
          "topology %s: %s; leave the topology out".formatted(conditions.paths().name(), why));
    }
  }
}
