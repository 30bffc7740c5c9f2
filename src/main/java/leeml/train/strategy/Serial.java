package leeml.train.strategy;

import leeml.optim.Optimizer;
import leeml.optim.Require;

/**
 * One worker, no distribution: w ← w + optimizer(gradient of a batch at w). The reference.
 *
 * <p>A round is only where progress is looked at: it changes nothing in the path of w.
 *
 * @param period steps between two lines of the ledger; 0 for one line an epoch
 */
public record Serial(int period) implements MovingWorkers {

  /** Checks the period. */
  public Serial {
    Require.atLeast("period", period, 0);
  }

  /** A line in the ledger every {@code period} steps. */
  public static Serial every(int period) {
    return new Serial(period);
  }

  /** A line in the ledger every epoch. */
  public static Serial everyEpoch() {
    return new Serial(0);
  }

  @Override
  public String name() {
    return period == 0 ? "serial" : "serial:period=" + period;
  }

  @Override
  public int mostWorkers() {
    return 1;
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    return (AveragingCentre)
        (step, stepsPerEpoch, loss) -> period == 0 ? Math.toIntExact(stepsPerEpoch) : period;
  }
}
