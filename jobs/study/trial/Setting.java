package study.trial;

import java.io.Serializable;
import leeml.optim.Optimizer;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.shard.Partition;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.Strategy;

/**
 * What tells one run of a comparison from another, but for the seed.
 *
 * @param label what it is called
 * @param strategy how workers' progress is joined
 * @param optimizer of the steps
 * @param compress what is sent in place of full vectors
 * @param partition which example goes to which worker
 * @param conditions of the virtual cluster that the workers live on
 */
public record Setting(
    String label,
    Strategy strategy,
    Optimizer optimizer,
    Compressor compress,
    Partition partition,
    Conditions conditions)
    implements Serializable {

  private static final double STEP_SECONDS = 0.001;

  /** A strategy, called by its name, with fair shards and full vectors, on even machines. */
  public static Setting of(Strategy strategy, Optimizer optimizer) {
    return new Setting(
        strategy.name(),
        strategy,
        optimizer,
        new FullPrecision(),
        new Iid(),
        Conditions.of(Compute.even(STEP_SECONDS)));
  }

  /** The same under another name. */
  public Setting called(String other) {
    return new Setting(other, strategy, optimizer, compress, partition, conditions);
  }

  /** The same with vectors packed so. */
  public Setting compressedBy(Compressor other) {
    return new Setting(label, strategy, optimizer, other, partition, conditions);
  }

  /** The same on shards cut so. */
  public Setting cutBy(Partition other) {
    return new Setting(label, strategy, optimizer, compress, other, conditions);
  }

  /** The same on other machines. */
  public Setting under(Conditions others) {
    return new Setting(label, strategy, optimizer, compress, partition, others);
  }
}
