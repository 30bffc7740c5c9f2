package leeml.train.strategy.averaging;

import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.optim.schedule.Constant;
import leeml.train.strategy.AveragingCentre;
import leeml.train.strategy.MovingWorkers;

/**
 * DiLoCo (distributed low-communication training): the mean movement of a long round is the
 * gradient of an outer optimizer.
 *
 * <ol>
 *   <li>Down: θ, 4d bytes to each worker's JVM.
 *   <li>Worker i: wᵢ ← θ; H steps of the inner optimizer, which keeps its state.
 *   <li>Up: wᵢ − θ, 4d bytes a worker; the outer gradient is Δ = Σ nᵢ (θ − wᵢ) / n.
 *   <li>Centre: θ ← θ + Nesterov(Δ): u ← μu + Δ; θ ← θ − λ(Δ + μu).
 * </ol>
 *
 * <p>With λ = 1 and μ = 0 it is local SGD. {@link Bmuf} differs in its momentum, which is classical
 * and filters movements; with Nesterov block momentum the two are the same up to scaling.
 *
 * <p>Source: Douillard et al., DiLoCo: distributed low-communication training of language models,
 * arXiv:2311.08105, Algorithm 1; inner AdamW, H = 500, λ = 0.7, μ = 0.9.
 *
 * @param period H, at least 1
 * @param rate λ of the outer optimizer, above 0
 * @param momentum μ of the outer optimizer, from 0 to below 1
 */
public record DiLoCo(int period, double rate, double momentum) implements MovingWorkers {

  /** Checks the ranges. */
  public DiLoCo {
    Require.atLeast("period", period, 1);
    Require.positive("rate", rate);
    Require.decay("momentum", momentum);
  }

  @Override
  public String name() {
    return "diloco:period=" + period + ",rate=" + rate + ",momentum=" + momentum;
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    Optimizer.State outer = Optimizers.nesterov(new Constant(rate), momentum).init(size);
    return new AveragingCentre() {
      @Override
      public int period(long step, long stepsPerEpoch, double loss) {
        return period;
      }

      @Override
      public void apply(float[] theta, float[] mean) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] = -mean[i];
        }
        outer.update(mean, theta);
        AveragingCentre.add(mean, theta);
      }

      @Override
      public Memory memory() {
        return outer;
      }
    };
  }
}
