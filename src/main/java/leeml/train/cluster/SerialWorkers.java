package leeml.train.cluster;

import java.util.ArrayList;
import java.util.List;
import leeml.train.worker.Order;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/** Rounds in one thread. */
final class SerialWorkers implements Workers {

  private final long startNanos = System.nanoTime();
  private final WorkerPlan<?> plan;
  private final List<Worker<?>> workers;
  private final List<WorkerState> states = new ArrayList<>();

  SerialWorkers(WorkerPlan<?> plan, List<Worker<?>> workers) {
    this.plan = plan;
    this.workers = workers;
    for (int i = 0; i < workers.size(); i++) {
      states.add(plan.freshState(i));
    }
  }

  @Override
  public Gathered round(float[] theta, Order order) {
    long start = System.nanoTime();
    Gathering gathering = new Gathering(theta.length);
    for (int i = 0; i < workers.size(); i++) {
      WorkerReply reply = workers.get(i).run(theta, order, states.get(i));
      gathering.add(Reply.of(reply, plan.compressor(), theta.length));
    }
    Reply reply = gathering.reply();
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Gathered(reply, RoundCost.inOneThread(seconds, reply.workers()));
  }

  @Override
  public List<byte[]> states() {
    return WorkerState.encodeAll(states);
  }

  @Override
  public void goOnFrom(List<byte[]> encoded) {
    WorkerState.decodeAll(encoded, states);
  }

  @Override
  public double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  @Override
  public void close() {
    states.clear();
  }
}
