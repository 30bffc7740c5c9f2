package leeml.train.server;

import java.io.Serializable;
import java.util.Arrays;
import leeml.optim.Optimizer;

/**
 * What a server is given at the start.
 *
 * @param exchange the strategy's side of it
 * @param optimizer makes the server's steps, where the strategy has any
 * @param theta θ₀, shape (d); not modified
 * @param shares of the examples that each worker holds; they add up to 1
 * @param mostSteps local steps that each worker may take
 * @param stepsPerEpoch steps after which every example has been seen once
 */
public record ServerPlan(
    Exchange exchange,
    Optimizer optimizer,
    float[] theta,
    double[] shares,
    long mostSteps,
    long stepsPerEpoch)
    implements Serializable {

  /** Rounds that a worker does at most. */
  public long mostRounds() {
    int period = exchange.period();
    return mostSteps / period + (mostSteps % period == 0 ? 0 : 1);
  }

  /** The same plan with another start. */
  public ServerPlan withTheta(float[] other) {
    return new ServerPlan(exchange, optimizer, other, shares, mostSteps, stepsPerEpoch);
  }

  /** A slice of θ on a server. */
  public ServerSlice slice(int from, int to) {
    float[] part = Arrays.copyOfRange(theta, from, to);
    ServerRule rule = exchange.rule(optimizer, to - from, shares, mostRounds());
    return new ServerSlice(part, rule, exchange.answersWithThetaBefore(), shares.length);
  }
}
