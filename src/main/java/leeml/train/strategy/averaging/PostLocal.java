package leeml.train.strategy.averaging;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.strategy.AveragingCentre;
import leeml.train.strategy.MovingWorkers;

/**
 * Post-local SGD: synchronous at first, local once the large moves are over.
 *
 * <p>Until step {@code after} the workers' positions are averaged after every step, then every H
 * steps; phases and bytes a round are those of {@link leeml.train.strategy.LocalSgd}. With {@code
 * after} = 0 it is local SGD(H).
 *
 * <p>Source: Lin, Stich, Patel, Jaggi, Don't use large mini-batches, use local SGD, ICLR 2020, §3,
 * Algorithm 2; there the switch comes with the first decay of the rate.
 *
 * @param period H of the second phase, at least 1
 * @param after step of the run at which it begins, at least 0
 */
public record PostLocal(int period, long after) implements MovingWorkers {

  /** Checks the ranges. */
  public PostLocal {
    Require.atLeast("period", period, 1);
    Require.atLeast("after", after, 0);
  }

  @Override
  public String name() {
    return "post-local:period=" + period + ",after=" + after;
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    return (AveragingCentre) (step, stepsPerEpoch, loss) -> step < after ? 1 : period;
  }
}
