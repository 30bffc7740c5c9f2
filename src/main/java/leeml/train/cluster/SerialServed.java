package leeml.train.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import leeml.train.server.LocalServer;
import leeml.train.server.Pulled;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.ServerPlan;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/**
 * A parameter server and its workers in one thread: the workers take turns, each as soon as the
 * server lets it go on. So the order of arrival is always the same, and so is the outcome, also of
 * a run that goes on from a snapshot.
 */
final class SerialServed implements ServedWorkers {

  private final long startNanos = System.nanoTime();
  private final WorkerPlan<?> plan;
  private final List<WorkerState> states = new ArrayList<>();
  private final LocalServer server;
  private final Queue<Integer> ready;

  SerialServed(WorkerPlan<?> plan, List<Worker<?>> all, ServerPlan serverPlan) {
    this.plan = plan;
    for (int i = 0; i < all.size(); i++) {
      states.add(plan.freshState(i));
    }
    this.server = new LocalServer(serverPlan, all, states::get);
    this.ready = new ArrayDeque<>(server.begin());
  }

  @Override
  public Optional<Turn> turn() {
    long start = System.nanoTime();
    List<WorkerLine> lines = new ArrayList<>();
    while (lines.size() < server.size() && !ready.isEmpty()) {
      lines.add(round(ready.remove()));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return Optional.of(Turn.at(server, lines, RoundCost.inOneThread(seconds, lines)));
  }

  private WorkerLine round(int number) {
    WorkerReply reply = server.worker(number).work();
    if (reply.line().failure() != null) {
      return reply.line();
    }
    float[] message = Reply.of(reply, plan.compressor(), plan.objective().size()).mean();
    server.push(number, reply.line().examples(), message).stream()
        .map(Pulled::worker)
        .forEach(ready::add);
    return reply.line();
  }

  @Override
  public Optional<ServedSnapshot> snapshot() {
    List<Integer> order = List.copyOf(ready);
    return Optional.of(
        server.snapshot(
            number -> order.contains(number) ? order.indexOf(number) : Double.NaN, states::get));
  }

  @Override
  public double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  @Override
  public void close() {
    ready.clear();
  }
}
