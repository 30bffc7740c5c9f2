package leeml.train.strategy.server;

import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.server.Push;
import leeml.train.server.ServerRule;
import leeml.train.strategy.LocalSteps;
import leeml.train.strategy.ServerStrategy;
import leeml.train.worker.Worker;

/**
 * Stale-synchronous parallel (SSP): workers may run ahead of the slowest, but by no more than s
 * rounds.
 *
 * <ol>
 *   <li>Worker i: wᵢ ← θ; H local steps.
 *   <li>Up: wᵢ − θ, 4d bytes.
 *   <li>Server: θ ← θ + pᵢ (wᵢ − θ_read), pᵢ the worker's share of the examples.
 *   <li>Down: θ, 4d bytes, once the slowest worker has done at least (own rounds − s) rounds.
 * </ol>
 *
 * <p>s = 0 is a barrier after every round: {@link leeml.train.strategy.LocalSgd}, and with H = 1
 * and plain SGD {@link leeml.train.strategy.Synchronous}, up to the order of addition. A large s is
 * asynchronous with movements that count by share.
 *
 * <p>Source: Ho et al., More effective distributed ML via a stale synchronous parallel parameter
 * server, NIPS 2013, §3; updates are weighted by share here, where the paper divides the rate.
 *
 * @param staleness s, at least 0
 * @param period H, at least 1
 */
public record StaleSynchronous(int staleness, int period) implements ServerStrategy {

  /** Checks the ranges. */
  public StaleSynchronous {
    Require.atLeast("staleness", staleness, 0);
    Require.atLeast("period", period, 1);
  }

  @Override
  public String name() {
    return "ssp:staleness=" + staleness + ",period=" + period;
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
    return new ServerRule() {
      @Override
      public boolean apply(float[] theta, Push push, long stale) {
        Scaled.add(shares[push.worker()], push.message(), theta);
        return true;
      }

      @Override
      public Answer answer(Standing standing) {
        return standing.done() - standing.slowest() <= staleness ? Answer.GO_ON : Answer.WAIT;
      }

      @Override
      public Memory memory() {
        return Memory.ofVectors("stale-synchronous");
      }
    };
  }
}
