package leeml.sim.predict;

import java.util.List;
import leeml.train.Ledger;

/**
 * Rounds of local SGD that were measured.
 *
 * @param workers K
 * @param period H
 * @param rounds in order; the first one, in which workers are set up, is left out
 */
public record Trial(int workers, int period, List<Ledger.Round> rounds) {

  /**
   * The trial of a fit.
   *
   * @throws IllegalArgumentException if it has fewer than two rounds
   */
  public static Trial of(int workers, int period, Ledger ledger) {
    List<Ledger.Round> all = ledger.rounds();
    if (all.size() < 2) {
      throw new IllegalArgumentException(
          "a trial needs at least 2 rounds, and this one has " + all.size());
    }
    return new Trial(workers, period, List.copyOf(all.subList(1, all.size())));
  }
}
