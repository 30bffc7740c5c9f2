package leeml.train.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.train.worker.Order;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/** Rounds with mixing in one thread. */
final class SerialMixing implements Workers {

  private final long startNanos = System.nanoTime();
  private final WorkerPlan<?> plan;
  private final List<Worker<?>> workers;
  private final Mixing mixing;
  private final List<WorkerState> states = new ArrayList<>();

  SerialMixing(WorkerPlan<?> plan, List<Worker<?>> workers, Mixing mixing) {
    this.plan = plan;
    this.workers = workers;
    this.mixing = mixing;
    for (int i = 0; i < workers.size(); i++) {
      states.add(plan.freshState(i));
    }
  }

  @Override
  public Gathered round(float[] theta, Order order) {
    long start = System.nanoTime();
    Gathering gathering = new Gathering(theta.length);
    List<float[]> sent = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      WorkerReply reply = workers.get(i).run(theta, order, states.get(i));
      Reply position = Reply.of(reply, plan.compressor(), theta.length);
      gathering.add(position);
      sent.add(position.mean());
    }
    for (int i = 0; i < workers.size(); i++) {
      List<float[]> near = Arrays.stream(mixing.neighbours().get(i)).mapToObj(sent::get).toList();
      mixing.mix(i, near, states.get(i).position());
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
