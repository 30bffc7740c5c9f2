package leeml.train.strategy;

import leeml.train.worker.LocalWork;

/**
 * What workers do between synchronisations, and what a synchronisation does. It goes in rounds
 * ({@link RoundStrategy}) or by a server ({@link ServerStrategy}).
 */
public interface Strategy extends LocalWork {

  /** As it is written after {@code --strategy}: {@code local-sgd:period=16}. */
  String name();

  /** The most workers that it trains with: 1 for a serial strategy. */
  default int mostWorkers() {
    return Integer.MAX_VALUE;
  }
}
