package leeml.train;

import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.strategy.ServerStrategy;
import leeml.train.strategy.Strategy;
import leeml.train.worker.LocalWork;

/** Which strategies and compressors make sense together. */
public final class Combination {

  private Combination() {}

  /**
   * Says no to a strategy whose vectors a compressor cannot stand for.
   *
   * @throws IllegalArgumentException with the reason
   */
  public static void check(Strategy strategy, Compressor compressor) {
    if (compressor instanceof FullPrecision) {
      return;
    }
    if (strategy instanceof ServerStrategy) {
      throw new IllegalArgumentException(
          "%s with compressor %s: a server takes slices of the vector, and a compressor packs it"
                  .formatted(strategy.name(), compressor.name())
              + " whole; use a strategy of rounds");
    }
    if (strategy.message() == LocalWork.Message.POSITION) {
      throw new IllegalArgumentException(
          "%s with compressor %s: its workers send where they stand, and what a compressor leaves"
                  .formatted(strategy.name(), compressor.name())
              + " out of a position cannot be added to the next one; use sync or local-sgd");
    }
  }
}
