package leeml.train.server;

import leeml.train.worker.Order;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/** A worker's side of an {@link Exchange}: a round of work, a push, an answer, and so on. */
public final class ServedWorker {

  private final Worker<?> worker;
  private final WorkerState state;
  private final Exchange exchange;
  private final long mostSteps;
  private final long stepsPerEpoch;
  private float[] theta;
  private boolean fresh = true;
  private boolean stopped;
  private long round;

  /**
   * A worker that goes on with a round.
   *
   * @param theta as it is on the server, shape (d); not modified
   * @param round the worker's own count, 0 at the start
   */
  public ServedWorker(
      Worker<?> worker,
      WorkerState state,
      Exchange exchange,
      long mostSteps,
      long stepsPerEpoch,
      float[] theta,
      long round) {
    this.worker = worker;
    this.state = state;
    this.exchange = exchange;
    this.mostSteps = mostSteps;
    this.stepsPerEpoch = stepsPerEpoch;
    this.theta = theta;
    this.round = round;
  }

  /** Whether there is more to do. */
  public boolean goesOn() {
    return !stopped && round * exchange.period() < mostSteps;
  }

  /** The round that comes next. */
  public long round() {
    return round;
  }

  /** Whether the push of this round asks for θ. */
  public boolean pulls() {
    return exchange.pulls(round);
  }

  /** Does the round's work; what it returns is to be pushed, and answered before the next. */
  public WorkerReply work() {
    long first = round * exchange.period();
    int steps = (int) Math.min(exchange.period(), mostSteps - first);
    return worker.run(theta, new Order(round, first, steps, stepsPerEpoch, fresh), state);
  }

  /**
   * Takes the answer to the round's push.
   *
   * @param pulled θ, shape (d); null if it was not asked for
   * @param stop whether the server wants no more
   */
  public void answered(float[] pulled, boolean stop) {
    fresh = pulled != null;
    if (fresh) {
      theta = pulled;
    }
    stopped = stop;
    round++;
  }
}
