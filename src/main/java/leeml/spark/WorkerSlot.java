package leeml.spark;

import java.util.TreeMap;
import leeml.model.Batch;
import leeml.train.shard.Shard;
import leeml.train.worker.Order;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/**
 * One worker on this executor, with its state before the last round and after it: the one to repeat
 * that round, the other to go on.
 *
 * <p>A round works on a copy and publishes it at its end, so a task that is killed in the middle
 * leaves nothing half done.
 */
final class WorkerSlot<B extends Batch> {

  private final int number;
  private final WorkerPlan<B> plan;
  private final Worker<B> worker;
  private final TreeMap<Long, WorkerState> entering = new TreeMap<>();

  WorkerSlot(int number, WorkerPlan<B> plan, Shard<B> shard) {
    this.number = number;
    this.plan = plan;
    this.worker = plan.worker(number, shard);
  }

  synchronized WorkerReply run(float[] theta, Order order, Recovery recovery) {
    WorkerState before = before(order.round(), recovery);
    WorkerState state = before.copy();
    WorkerReply reply = worker.run(theta, order, state);
    entering.put(order.round() + 1, state);
    entering.headMap(order.round()).clear();
    return reply;
  }

  /** Does a round from a state that is kept elsewhere; afterwards it is the one after the round. */
  synchronized WorkerReply run(float[] theta, Order order, WorkerState entering) {
    return worker.run(theta, order, entering);
  }

  /** The state before a round: kept here, or found again. */
  synchronized WorkerState before(long round, Recovery recovery) {
    return entering.computeIfAbsent(round, r -> recovery.replay(number, worker, plan));
  }
}
