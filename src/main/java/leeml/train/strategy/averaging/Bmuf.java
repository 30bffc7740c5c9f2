package leeml.train.strategy.averaging;

import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.strategy.AveragingCentre;
import leeml.train.strategy.MovingWorkers;

/**
 * Blockwise model-update filtering (BMUF): the mean movement of a round goes through a momentum.
 *
 * <ol>
 *   <li>Down: θ, 4d bytes to each worker's JVM.
 *   <li>Worker i: wᵢ ← θ; H local steps.
 *   <li>Up: wᵢ − θ, 4d bytes a worker; G = Σ nᵢ (wᵢ − θ) / n.
 *   <li>Centre: Δ ← ηΔ + ζG; θ ← θ + Δ.
 * </ol>
 *
 * <p>With η = 0 and ζ = 1 it is local SGD. The authors take η = 1 − 1/K: averaging K workers makes
 * each one's movement count 1/K, and a sum of ηᵗ over rounds makes up for that.
 *
 * <p>Source: Chen and Huo, Scalable training of deep learning machines by incremental block
 * training with intra-block parallel optimization and blockwise model-update filtering, ICASSP
 * 2016, equations 1 to 4, with classical block momentum.
 *
 * @param period H, at least 1
 * @param momentum η, from 0 to below 1
 * @param rate ζ, above 0
 */
public record Bmuf(int period, double momentum, double rate) implements MovingWorkers {

  /** Checks the ranges. */
  public Bmuf {
    Require.atLeast("period", period, 1);
    Require.decay("momentum", momentum);
    Require.positive("rate", rate);
  }

  @Override
  public String name() {
    return "bmuf:period=" + period + ",momentum=" + momentum + ",rate=" + rate;
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    float[] delta = new float[size];
    return new AveragingCentre() {
      @Override
      public int period(long step, long stepsPerEpoch, double loss) {
        return period;
      }

      @Override
      public void apply(float[] theta, float[] mean) {
        for (int i = 0; i < delta.length; i++) {
          delta[i] = (float) (momentum * delta[i] + rate * mean[i]);
        }
        AveragingCentre.add(delta, theta);
      }

      @Override
      public Memory memory() {
        return Memory.ofVectors("bmuf", delta);
      }
    };
  }
}
