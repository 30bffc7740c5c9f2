package leeml.train.strategy;

import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.train.worker.Worker;

/**
 * Synchronous data-parallel descent: every worker sends the gradient of one batch, the centre makes
 * the step.
 *
 * <ol>
 *   <li>Down: θ, 4d bytes to each worker's JVM.
 *   <li>Worker i: gᵢ = mean gradient over a batch of nᵢ examples at θ.
 *   <li>Up: gᵢ, 4d bytes a worker; ḡ = Σ nᵢ gᵢ / n.
 *   <li>Centre: θ ← θ + optimizer(ḡ).
 * </ol>
 *
 * <p>ḡ is the gradient over the combined batch, so the run is that of one machine with a batch K
 * times as large. Source: Dean et al., Large scale distributed deep networks, NIPS 2012 (the
 * synchronous case); Goyal et al., arXiv:1706.02677, §2.
 */
public record Synchronous() implements RoundStrategy {

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public Message message() {
    return Message.GRADIENT;
  }

  @Override
  public void work(Worker<?> worker, float[] theta, float[] message) {
    worker.gradient(theta, message);
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    Optimizer.State state = optimizer.init(size);
    return new Centre() {
      @Override
      public int period(long step, long stepsPerEpoch, double loss) {
        return 1;
      }

      @Override
      public void apply(float[] theta, float[] mean) {
        state.update(mean, theta);
        AveragingCentre.add(mean, theta);
      }

      @Override
      public double learningRate() {
        return state.learningRate();
      }

      @Override
      public Memory memory() {
        return state;
      }
    };
  }
}
