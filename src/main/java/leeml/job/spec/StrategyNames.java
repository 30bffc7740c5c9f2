package leeml.job.spec;

import leeml.error.UsageException;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;

/** What may stand after {@code --strategy}. */
public final class StrategyNames {

  private static final Names<Strategy> NAMES =
      new Names<Strategy>("strategy")
          .with("serial", spec -> new Serial(spec.integer("period", 0)))
          .with("sync", spec -> new Synchronous())
          .with("local-sgd", spec -> new LocalSgd(spec.integer("period", 16)));

  private StrategyNames() {}

  /**
   * Reads a strategy: {@code local-sgd:period=16}.
   *
   * @throws UsageException if there is no such strategy or parameter, or a value is out of range
   */
  public static Strategy parse(String text) {
    return NAMES.parse(text);
  }
}
