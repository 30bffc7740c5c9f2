package leeml.train.server;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import leeml.error.BadInputException;
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
 * @param before what the run goes on from
 */
public record ServerPlan(
    Exchange exchange,
    Optimizer optimizer,
    float[] theta,
    double[] shares,
    long mostSteps,
    long stepsPerEpoch,
    ServedSnapshot before)
    implements Serializable {

  /** A plan of a run that begins at the beginning. */
  public ServerPlan(
      Exchange exchange,
      Optimizer optimizer,
      float[] theta,
      double[] shares,
      long mostSteps,
      long stepsPerEpoch) {
    this(exchange, optimizer, theta, shares, mostSteps, stepsPerEpoch, ServedSnapshot.NONE);
  }

  /** Rounds that a worker does at most. */
  public long mostRounds() {
    int period = exchange.period();
    return mostSteps / period + (mostSteps % period == 0 ? 0 : 1);
  }

  /** Workers, K. */
  public int workers() {
    return shares.length;
  }

  /** Local steps of all workers together that are in the θ which the run goes on from. */
  public long stepsBefore() {
    return IntStream.range(0, workers())
        .mapToLong(worker -> Math.min(before.rounds(worker) * exchange.period(), mostSteps))
        .sum();
  }

  /** The same plan, going on from there. */
  public ServerPlan goingOnFrom(ServedSnapshot snapshot) {
    return new ServerPlan(exchange, optimizer, theta, shares, mostSteps, stepsPerEpoch, snapshot);
  }

  /** What those need of it who hold no slice of θ. */
  public ServerPlan withoutTheta() {
    return new ServerPlan(
        exchange, optimizer, new float[0], shares, mostSteps, stepsPerEpoch, ServedSnapshot.NONE);
  }

  /**
   * Says no to another number of slices than the run goes on from, or of workers.
   *
   * @throws BadInputException if the numbers differ
   */
  public void requireSlices(int count) {
    int snapshots = before.workers().size();
    if (snapshots > 0 && snapshots != workers()) {
      throw new BadInputException(
          "the checkpoint",
          "it does not fit: it has %d workers, expected %d".formatted(snapshots, workers()));
    }
    if (!before.isNone() && before.slices().size() != count) {
      throw new BadInputException(
          "the checkpoint",
          "its server has θ in %d slices, and the one of this cluster in %d; go on with as many"
              .formatted(before.slices().size(), count));
    }
  }

  /**
   * A slice of θ on a server, as it was before if the run goes on.
   *
   * @param number 0, 1, 2, …
   * @throws BadInputException if what the run goes on from is of another run
   */
  public ServerSlice slice(int number, int from, int to) {
    float[] part = Arrays.copyOfRange(theta, from, to);
    ServerRule rule = exchange.rule(optimizer, to - from, shares, mostRounds());
    ServerSlice slice =
        new ServerSlice(part, rule, exchange.answersWithThetaBefore(), shares.length);
    if (!before.isNone()) {
      try {
        slice.goOnFrom(before.slices().get(number));
        if (before.slices().size() > 1) {
          slice.goOnBesideOthers(before::roundsApplied);
        }
      } catch (IllegalArgumentException e) {
        throw new BadInputException("the checkpoint", "it does not fit: " + e.getMessage(), e);
      }
    }
    return slice;
  }
}
