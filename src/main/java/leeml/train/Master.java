package leeml.train;

import leeml.model.Batch;
import leeml.train.strategy.Strategy;

/**
 * A strategy that is another system's own trainer: workers, steps and meetings are that system's,
 * and the run's budget, ledger, validations and watchers are kept as for every other.
 *
 * <p>It trains whole epochs, and sends full vectors on paths of its own.
 */
public interface Master extends Strategy {

  /**
   * Says no to what it cannot train, before anything is started.
   *
   * @throws IllegalArgumentException with the reason
   */
  void check(Commission<?> commission);

  /** Trains; each of its rounds is entered in the commission's journal. */
  <B extends Batch> Fit fit(Commission<B> commission);
}
