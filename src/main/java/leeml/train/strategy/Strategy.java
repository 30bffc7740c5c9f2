package leeml.train.strategy;

import java.io.Serializable;

/**
 * What workers do between synchronisations, and what a synchronisation does. It goes in rounds
 * ({@link RoundStrategy}), by a server ({@link ServerStrategy}), or is another system's own ({@code
 * leeml.train.Master}).
 */
public interface Strategy extends Serializable {

  /** As it is written after {@code --strategy}: {@code local-sgd:period=16}. */
  String name();

  /** The most workers that it trains with: 1 for a serial strategy. */
  default int mostWorkers() {
    return Integer.MAX_VALUE;
  }
}
