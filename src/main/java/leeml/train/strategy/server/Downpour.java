package leeml.train.strategy.server;

import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.server.Push;
import leeml.train.server.ServerRule;
import leeml.train.strategy.AveragingCentre;
import leeml.train.strategy.ServerStrategy;
import leeml.train.worker.Worker;

/**
 * Downpour SGD: workers send what gradients they have accrued, whenever they have; nobody waits.
 *
 * <ol>
 *   <li>Worker i: n_push times a ← a + g, wᵢ ← wᵢ + optimizerᵢ(g), g the gradient of a batch at wᵢ.
 *   <li>Up: a, 4d bytes; a ← 0.
 *   <li>Server: θ ← θ + optimizer(a), at once.
 *   <li>Down, every n_pull steps: θ, 4d bytes; wᵢ ← θ.
 * </ol>
 *
 * <p>Every worker's gradients count in full, so K workers move θ K times as far in an epoch as
 * {@link leeml.train.strategy.Synchronous} with the same rate, on gradients that are up to K − 1
 * updates old: a rate that is good for synchronous descent has to be divided by about K.
 *
 * <p>Source: Dean et al., Large scale distributed deep networks, NIPS 2012, §4.1 and Algorithm 7.1;
 * the server's Adagrad there is the run's optimizer here.
 *
 * @param push n_push, steps between two pushes, at least 1
 * @param pull n_pull, steps between two pulls; a multiple of {@code push}
 */
public record Downpour(int push, int pull) implements ServerStrategy {

  /** Checks the ranges. */
  public Downpour {
    Require.atLeast("push", push, 1);
    if (pull < push || pull % push != 0) {
      throw new IllegalArgumentException(
          "pull = " + pull + ", expected a multiple of push = " + push);
    }
  }

  @Override
  public String name() {
    return "downpour:push=" + push + ",pull=" + pull;
  }

  @Override
  public int period() {
    return push;
  }

  @Override
  public boolean pulls(long round) {
    return (round + 1) * push % pull == 0;
  }

  @Override
  public Message message() {
    return Message.GRADIENT;
  }

  @Override
  public void work(Worker<?> worker, float[] theta, float[] message) {
    float[] w = worker.position(theta);
    if (worker.fresh()) {
      System.arraycopy(theta, 0, w, 0, w.length);
    }
    for (int h = 0; h < worker.steps(); h++) {
      worker.step(w, message);
    }
  }

  @Override
  public ServerRule rule(Optimizer optimizer, int size, double[] shares, long mostRounds) {
    Optimizer.State state = optimizer.init(size);
    return new AtOnce() {
      @Override
      public boolean apply(float[] theta, Push arrived, long staleness) {
        state.update(arrived.message(), theta);
        AveragingCentre.add(arrived.message(), theta);
        return true;
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
