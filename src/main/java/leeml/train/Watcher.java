package leeml.train;

/** Told how a run comes along. */
public interface Watcher {

  /**
   * Before the first round.
   *
   * @param mostSteps where the budget ends; {@link Long#MAX_VALUE} if it counts no steps
   */
  default void begins(long mostSteps) {}

  /** After each round. */
  void ended(Ledger.Round round);
}
