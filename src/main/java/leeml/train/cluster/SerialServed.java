package leeml.train.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import leeml.train.server.Pulled;
import leeml.train.server.Push;
import leeml.train.server.ServedWorker;
import leeml.train.server.ServerPlan;
import leeml.train.server.ServerSlice;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;

/**
 * A parameter server and its workers in one thread: the workers take turns, each as soon as the
 * server lets it go on. So the order of arrival is always the same, and so is the outcome.
 */
final class SerialServed implements ServedWorkers {

  private final long startNanos = System.nanoTime();
  private final WorkerPlan<?> plan;
  private final ServerSlice server;
  private final List<ServedWorker> workers = new ArrayList<>();
  private final long[] versionsRead;
  private final Queue<Integer> ready = new ArrayDeque<>();

  SerialServed(WorkerPlan<?> plan, List<Worker<?>> all, ServerPlan serverPlan) {
    this.plan = plan;
    this.server = serverPlan.slice(0, serverPlan.theta().length);
    this.versionsRead = new long[all.size()];
    for (int i = 0; i < all.size(); i++) {
      ServedWorker worker =
          new ServedWorker(
              all.get(i),
              plan.freshState(i),
              serverPlan.exchange(),
              serverPlan.mostSteps(),
              serverPlan.stepsPerEpoch(),
              server.register(i).theta(),
              0);
      workers.add(worker);
      ready.add(i);
    }
  }

  @Override
  public Optional<Turn> turn() {
    long start = System.nanoTime();
    List<WorkerLine> lines = new ArrayList<>();
    while (lines.size() < workers.size() && !ready.isEmpty()) {
      lines.add(round(ready.remove()));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return Optional.of(
        new Turn(
            server.theta(),
            lines,
            server.staleness(),
            server.lead(),
            server.learningRate(),
            RoundCost.inOneThread(seconds, lines)));
  }

  private WorkerLine round(int number) {
    ServedWorker worker = workers.get(number);
    WorkerReply reply = worker.work();
    if (reply.line().failure() != null) {
      return reply.line();
    }
    float[] message = Reply.of(reply, plan.compressor(), plan.objective().size()).mean();
    Push push =
        new Push(
            number,
            worker.round(),
            versionsRead[number],
            worker.pulls(),
            reply.line().examples(),
            message);
    answer(server.push(push));
    return reply.line();
  }

  private void answer(List<Pulled> answers) {
    for (Pulled pulled : answers) {
      int number = pulled.worker();
      ServedWorker worker = workers.get(number);
      worker.answered(pulled.theta(), pulled.stop());
      versionsRead[number] = pulled.version();
      if (worker.goesOn()) {
        ready.add(number);
      } else {
        answer(server.leave(number));
      }
    }
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
