package leeml.train.server;

import leeml.train.worker.Order;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/** A worker's side of an {@link Exchange}: a round of work, a push, an answer, and so on. */
public final class ServedWorker {

  private final Worker<?> worker;
  private final WorkerState state;
  private final ServerPlan plan;
  private float[] theta;
  private long versionRead;
  private boolean fresh = true;
  private boolean stopped;
  private long round;

  /**
   * A worker that goes on with a round.
   *
   * @param plan the server's; its θ is not needed
   * @param start the round, the worker's own count and 0 at the start, and θ as it is on the server
   */
  public ServedWorker(Worker<?> worker, WorkerState state, ServerPlan plan, Pulled start) {
    this.worker = worker;
    this.state = state;
    this.plan = plan;
    this.theta = start.theta();
    this.versionRead = start.version();
    this.round = start.round();
  }

  /**
   * A worker as it was.
   *
   * @param plan the server's; where it allows more steps than the worker had, it is not stopped
   * @throws IllegalArgumentException if its state is that of a worker over another θ
   */
  public ServedWorker(
      Worker<?> worker, WorkerState state, ServerPlan plan, WorkerSnapshot snapshot) {
    if (snapshot.theta().length != plan.theta().length) {
      throw new IllegalArgumentException(
          "a worker over %d numbers, expected %d"
              .formatted(snapshot.theta().length, plan.theta().length));
    }
    this.worker = worker;
    this.state = state;
    this.plan = plan;
    this.theta = snapshot.theta();
    this.versionRead = snapshot.versionRead();
    this.fresh = snapshot.fresh();
    this.stopped = snapshot.stopped() && plan.mostSteps() <= plan.before().mostSteps();
    this.round = snapshot.round();
    state.decode(snapshot.state());
  }

  /**
   * The worker between two rounds.
   *
   * @param due as {@link WorkerSnapshot} has it
   * @param entering its state before the round that it does next, or is at
   */
  public WorkerSnapshot snapshot(double due, WorkerState entering) {
    return new WorkerSnapshot(round, versionRead, fresh, stopped, due, theta, entering.encode());
  }

  /** Whether there is more to do. */
  public boolean goesOn() {
    return !stopped && round * plan.exchange().period() < plan.mostSteps();
  }

  /** The round that comes next. */
  public long round() {
    return round;
  }

  /** Whether the push of this round asks for θ. */
  public boolean pulls() {
    return plan.exchange().pulls(round);
  }

  /** Does the round's work; what it returns is to be pushed, and answered before the next. */
  public WorkerReply work() {
    int period = plan.exchange().period();
    long first = round * period;
    int steps = (int) Math.min(period, plan.mostSteps() - first);
    return worker.run(theta, new Order(round, first, steps, plan.stepsPerEpoch(), fresh), state);
  }

  /**
   * The round's push to a server in one slice.
   *
   * @param examples that the vector stands for
   * @param message shape (d)
   */
  Push push(int number, boolean wantsTheta, long examples, float[] message) {
    return new Push(number, round, versionRead, wantsTheta, examples, message);
  }

  /**
   * Takes the answer to the round's push.
   *
   * @param answer with θ, shape (d), or null if it was not asked for
   */
  public void answered(Pulled answer) {
    fresh = answer.theta() != null;
    if (fresh) {
      theta = answer.theta();
    }
    versionRead = answer.version();
    stopped = answer.stop();
    round++;
  }
}
