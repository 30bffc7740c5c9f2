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
 * @param looks when held-out pictures are looked at, and which accuracy ends the run
 */
public record Setting(
    String label,
    Strategy strategy,
    Optimizer optimizer,
    Compressor compress,
    Partition partition,
    Conditions conditions,
    Looks looks)
    implements Serializable {

  private static final double STEP_SECONDS = 0.001;

  /**
   * When a run is looked at.
   *
   * @param everyEpochs at the end of the round that completes so many, above 0
   * @param enough accuracy at which the run ends; infinite for one that uses its budget up
   */
  public record Looks(double everyEpochs, double enough) implements Serializable {

    /** Twice an epoch to the end: a curve needs a few points. */
    public static final Looks TWICE_AN_EPOCH = new Looks(0.5, Double.POSITIVE_INFINITY);
  }

  /** A strategy, called by its name, with fair shards and full vectors, on even machines. */
  public static Setting of(Strategy strategy, Optimizer optimizer) {
    return new Setting(
        strategy.name(),
        strategy,
        optimizer,
        new FullPrecision(),
        new Iid(),
        Conditions.of(Compute.even(STEP_SECONDS)),
        Looks.TWICE_AN_EPOCH);
  }

  /** The same under another name. */
  public Setting called(String other) {
    return new Setting(other, strategy, optimizer, compress, partition, conditions, looks);
  }

  /** The same with vectors packed so. */
  public Setting compressedBy(Compressor other) {
    return new Setting(label, strategy, optimizer, other, partition, conditions, looks);
  }

  /** The same on shards cut so. */
  public Setting cutBy(Partition other) {
    return new Setting(label, strategy, optimizer, compress, other, conditions, looks);
  }

  /** The same on other machines. */
  public Setting under(Conditions others) {
    return new Setting(label, strategy, optimizer, compress, partition, others, looks);
  }

  /** The same, looked at otherwise. */
  public Setting lookedAt(Looks others) {
    return new Setting(label, strategy, optimizer, compress, partition, conditions, others);
  }
}
