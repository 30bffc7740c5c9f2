package leeml.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import leeml.sim.Agenda.Event;
import leeml.sim.Agenda.Kind;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Turn;
import leeml.train.server.Pulled;
import leeml.train.server.Push;
import leeml.train.server.ServedWorker;
import leeml.train.server.ServerPlan;
import leeml.train.server.ServerSlice;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerReply;

/**
 * A parameter server and its workers under a virtual clock. A worker that ends its work at t sends
 * n bytes through the server's link, which takes one message after the other:
 *
 * <pre>
 *   arrived = max(t, link free) + nβ + α
 *   taken in = max(arrived, server free) + nγ
 *   answered = max(when the strategy lets it, link free) + nβ + α      the link's other direction
 * </pre>
 *
 * <p>The real work is begun as soon as its θ is known and waited for only when the virtual clock
 * comes to its end, so that this machine's processors stay busy. The server is one machine. All
 * workers run in one stage, so the overhead of a round stands once, at the start.
 */
final class VirtualServed implements ServedWorkers {

  private final Network network;
  private final Shifts shifts;
  private final Crew crew;
  private final ServerSlice server;
  private final int size;
  private final List<ServedWorker> workers = new ArrayList<>();
  private final List<Future<WorkerReply>> working = new ArrayList<>();
  private final double[] workSeconds;
  private final WorkerReply[] sent;
  private final long[] versionsRead;
  private final Agenda agenda = new Agenda();
  private final Counter up = new Counter();
  private final Counter adding = new Counter();
  private final Counter down = new Counter();
  private double now;
  private long bytesUp;
  private long bytesDown;

  VirtualServed(Conditions conditions, Shifts shifts, Crew crew, ServerPlan plan) {
    this.network = conditions.network();
    this.shifts = shifts;
    this.crew = crew;
    this.size = plan.theta().length;
    this.server = plan.slice(0, size);
    this.workSeconds = new double[crew.size()];
    this.sent = new WorkerReply[crew.size()];
    this.versionsRead = new long[crew.size()];
    double start = conditions.overhead().seconds(1, crew.size());
    for (int i = 0; i < crew.size(); i++) {
      workers.add(served(i, plan));
      working.add(null);
      begin(i, down(start, true));
    }
  }

  private ServedWorker served(int number, ServerPlan plan) {
    return new ServedWorker(
        crew.worker(number),
        crew.state(number),
        plan.exchange(),
        plan.mostSteps(),
        plan.stepsPerEpoch(),
        server.register(number).theta(),
        0);
  }

  @Override
  public Optional<Turn> turn() {
    double before = now;
    long upBefore = bytesUp;
    long downBefore = bytesDown;
    List<WorkerLine> lines = new ArrayList<>();
    Optional<Event> event = Optional.empty();
    while (lines.size() < crew.size() && (event = agenda.next()).isPresent()) {
      now = event.get().at();
      happen(event.get(), lines);
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    RoundCost cost = cost(lines, bytesDown - downBefore, bytesUp - upBefore, now - before);
    return Optional.of(
        new Turn(
            server.theta(), lines, server.staleness(), server.lead(), server.learningRate(), cost));
  }

  private void happen(Event event, List<WorkerLine> lines) {
    int number = event.worker();
    if (event.kind() == Kind.WORKED) {
      sent[number] = Clock.timed(Crew.end(working.get(number)), workSeconds[number]);
      if (sent[number].line().failure() == null) {
        send(number);
        return;
      }
    } else {
      answer(server.push(push(number)));
    }
    lines.add(sent[number].line());
  }

  private void send(int number) {
    long bytes = sent[number].payload().length;
    bytesUp += bytes;
    double arrived = up.after(now, network.linkSeconds(bytes)) + network.latencySeconds();
    agenda.add(adding.after(arrived, network.addSeconds(bytes)), number, Kind.ARRIVED);
  }

  private Push push(int number) {
    ServedWorker worker = workers.get(number);
    return new Push(
        number,
        worker.round(),
        versionsRead[number],
        worker.pulls(),
        sent[number].line().examples(),
        crew.unpack(sent[number], size).mean());
  }

  private void answer(List<Pulled> answers) {
    for (Pulled pulled : answers) {
      int number = pulled.worker();
      ServedWorker worker = workers.get(number);
      worker.answered(pulled.theta(), pulled.stop());
      versionsRead[number] = pulled.version();
      if (worker.goesOn()) {
        begin(number, down(now, pulled.theta() != null));
      } else {
        answer(server.leave(number));
      }
    }
  }

  /** When an answer that the server sends at {@code at} is with its worker. */
  private double down(double at, boolean withTheta) {
    long bytes = withTheta ? (long) Float.BYTES * size : 0;
    bytesDown += bytes;
    return down.after(at, network.linkSeconds(bytes)) + network.latencySeconds();
  }

  private void begin(int number, double at) {
    ServedWorker worker = workers.get(number);
    working.set(number, crew.begin(worker::work));
    workSeconds[number] = shifts.seconds(number, worker.round());
    agenda.add(at + workSeconds[number], number, Kind.WORKED);
  }

  private RoundCost cost(List<WorkerLine> lines, long down, long up, double seconds) {
    double mean = lines.stream().mapToDouble(WorkerLine::computeSeconds).average().orElse(0);
    double slowest = lines.stream().mapToDouble(WorkerLine::computeSeconds).max().orElse(0);
    double add = network.addSeconds(up);
    return new RoundCost(down, up, 0, seconds, mean, slowest, 0, add);
  }

  @Override
  public double seconds() {
    return now;
  }

  @Override
  public void close() {
    crew.close();
  }
}
