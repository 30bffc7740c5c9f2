package leeml.train.strategy.server;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.server.ServerRule;
import leeml.train.strategy.LocalSteps;
import leeml.train.strategy.ServerStrategy;
import leeml.train.worker.Worker;

/**
 * DynSGD: asynchronous, and the staler a movement is, the less it counts.
 *
 * <ol>
 *   <li>Worker i: wᵢ ← θ; H local steps.
 *   <li>Up: wᵢ − θ, 4d bytes.
 *   <li>Server: θ ← θ + (wᵢ − θ_read) / (τ + 1), τ the updates since the worker read θ.
 *   <li>Down: θ, 4d bytes.
 * </ol>
 *
 * <p>With K equal workers τ is about K − 1, so a movement counts about 1/K as in averaging, and one
 * that comes late counts less.
 *
 * <p>Source: Jiang, Cui, Zhang, Yu, Heterogeneity-aware distributed parameter servers, SIGMOD 2017,
 * §4.2; the form with 1/(τ + 1) is the one that dist-keras made known.
 *
 * @param period H, at least 1
 */
public record DynSgd(int period) implements ServerStrategy {

  /** Checks H. */
  public DynSgd {
    Require.atLeast("period", period, 1);
  }

  @Override
  public String name() {
    return "dynsgd:period=" + period;
  }

  @Override
  public Message message() {
    return Message.MOVEMENT;
  }

  @Override
  public void work(Worker<?> worker, float[] theta, float[] message) {
    LocalSteps.from(theta, worker, message);
  }

  @Override
  public ServerRule rule(Optimizer optimizer, int size, double[] shares, long mostRounds) {
    return (AtOnce)
        (theta, push, staleness) -> {
          Scaled.add(1.0 / (staleness + 1), push.message(), theta);
          return true;
        };
  }
}
