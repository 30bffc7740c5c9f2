package leeml.train.strategy.averaging;

import java.util.List;
import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.strategy.AveragingCentre;
import leeml.train.strategy.MovingWorkers;

/**
 * Local SGD whose period follows the loss: long while there is far to go, short near the end.
 *
 * <p>Every {@code every} steps, with F the loss of the round before,
 *
 * <pre>  H ← ⌈√(F / F₀) H₀⌉, or ⌈γ H⌉ if that would not be shorter, γ = ½,</pre>
 *
 * and H stays at least 1. F₀ is the loss of the first round. Phases and bytes a round are those of
 * {@link leeml.train.strategy.LocalSgd}; rounds become more frequent.
 *
 * <p>Source: Wang and Joshi, Adaptive communication strategies to achieve the best error-runtime
 * trade-off in local-update SGD, MLSys 2019, equations 17 and 18. There an interval is a stretch of
 * wall clock; here it is a number of steps, so that the same seed gives the same run.
 *
 * @param period H₀, at least 1
 * @param every steps between two looks; 0 for an epoch
 */
public record Adaptive(int period, long every) implements MovingWorkers {

  private static final double SHRINK = 0.5;

  /** Checks the ranges. */
  public Adaptive {
    Require.atLeast("period", period, 1);
    Require.atLeast("every", every, 0);
  }

  @Override
  public String name() {
    return "adaptive:period=" + period + (every == 0 ? "" : ",every=" + every);
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    return new FollowingLoss();
  }

  private final class FollowingLoss implements AveragingCentre, Memory {
    private int current = period;
    private double firstLoss = Double.NaN;
    private long lastLook;

    @Override
    public int period(long step, long stepsPerEpoch, double loss) {
      if (Double.isNaN(firstLoss)) {
        firstLoss = loss;
      }
      long interval = every == 0 ? stepsPerEpoch : every;
      if (step - lastLook >= interval) {
        lastLook = step;
        current = next(loss);
      }
      return current;
    }

    @Override
    public Memory memory() {
      return this;
    }

    @Override
    public String kind() {
      return "adaptive";
    }

    @Override
    public List<float[]> vectors() {
      return List.of();
    }

    @Override
    public double[] scalars() {
      return new double[] {current, firstLoss, lastLook};
    }

    @Override
    public void setScalars(double[] scalars) {
      if (scalars.length != 3) {
        throw new IllegalArgumentException("adaptive keeps 3 scalars, but got " + scalars.length);
      }
      current = (int) scalars[0];
      firstLoss = scalars[1];
      lastLook = (long) scalars[2];
    }

    private int next(double loss) {
      int followed = (int) Math.ceil(Math.sqrt(loss / firstLoss) * period);
      int shrunk = (int) Math.ceil(SHRINK * current);
      return Math.max(1, followed < current ? followed : shrunk);
    }
  }
}
