package leeml.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import leeml.sim.Agenda.Event;
import leeml.sim.Agenda.Kind;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Turn;
import leeml.train.server.LocalServer;
import leeml.train.server.Pulled;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.ServerPlan;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

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
 *
 * <p>A snapshot has what is under way by the states that workers had before it, and when it ends:
 * whoever goes on from it does that work again, with the same outcome at the same time. From a
 * snapshot of another kind of cluster the workers go on side by side.
 */
final class VirtualServed implements ServedWorkers {

  private final Network network;
  private final Shifts shifts;
  private final Crew crew;
  private final LocalServer server;
  private final int size;
  private final List<Future<WorkerReply>> working;
  private final List<WorkerState> entering;
  private final double[] workSeconds;
  private final WorkerReply[] sent;
  private final Agenda agenda = new Agenda();
  private final Counter up;
  private final Counter adding;
  private final Counter down;
  private final double begunAt;
  private double now;
  private long bytesUp;
  private long bytesDown;

  VirtualServed(Conditions conditions, Shifts shifts, Crew crew, ServerPlan plan) {
    this.network = conditions.network();
    this.shifts = shifts;
    this.crew = crew;
    this.size = plan.theta().length;
    this.server = new LocalServer(plan, crew.workers(), crew::state);
    this.working = new ArrayList<>(Collections.nCopies(crew.size(), null));
    this.entering = new ArrayList<>(crew.states());
    this.workSeconds = new double[crew.size()];
    this.sent = new WorkerReply[crew.size()];
    boolean isTimed = ServedClock.isIn(plan.before());
    ServedClock clock = isTimed ? ServedClock.of(plan.before()) : ServedClock.atZero(crew.size());
    this.up = new Counter(clock.up());
    this.adding = new Counter(clock.adding());
    this.down = new Counter(clock.down());
    this.begunAt = clock.now();
    this.now = begunAt;
    double start = isTimed ? now : conditions.overhead().seconds(1, crew.size());
    for (int number : server.begin()) {
      double due = isTimed ? plan.before().workers().get(number).due() : Double.NaN;
      if (Double.isNaN(due)) {
        begin(number, down(start, true));
      } else {
        goOn(number, due, clock.sent()[number]);
      }
    }
  }

  @Override
  public Optional<Turn> turn() {
    double before = now;
    long upBefore = bytesUp;
    long downBefore = bytesDown;
    List<WorkerLine> lines = new ArrayList<>();
    while (lines.size() < crew.size() && !agenda.isEmpty()) {
      Event event = agenda.next();
      now = event.at();
      happen(event, lines);
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    RoundCost cost = cost(lines, bytesDown - downBefore, bytesUp - upBefore, now - before);
    return Optional.of(Turn.at(server, lines, cost));
  }

  private void happen(Event event, List<WorkerLine> lines) {
    int number = event.worker();
    if (event.kind() == Kind.WORKED) {
      sent[number] = worked(number);
      if (sent[number].line().failure() == null) {
        send(number);
        return;
      }
    } else {
      push(number);
    }
    lines.add(sent[number].line());
  }

  private void send(int number) {
    long bytes = sent[number].payload().length;
    bytesUp += bytes;
    double arrived = up.after(now, network.linkSeconds(bytes)) + network.latencySeconds();
    agenda.add(adding.after(arrived, network.addSeconds(bytes)), number, Kind.ARRIVED);
  }

  private void push(int number) {
    entering.set(number, crew.state(number));
    float[] message = crew.unpack(sent[number], size).mean();
    for (Pulled pulled : server.push(number, sent[number].line().examples(), message)) {
      begin(pulled.worker(), down(now, pulled.theta() != null));
    }
  }

  /** When an answer that the server sends at {@code at} is with its worker. */
  private double down(double at, boolean withTheta) {
    long bytes = withTheta ? (long) Float.BYTES * size : 0;
    bytesDown += bytes;
    return down.after(at, network.linkSeconds(bytes)) + network.latencySeconds();
  }

  private void begin(int number, double at) {
    work(number);
    agenda.add(at + workSeconds[number], number, Kind.WORKED);
  }

  /** What was under way when a snapshot was taken, and when it comes to its end. */
  private void goOn(int number, double due, boolean isSent) {
    work(number);
    if (isSent) {
      sent[number] = worked(number);
    }
    agenda.add(due, number, isSent ? Kind.ARRIVED : Kind.WORKED);
  }

  private void work(int number) {
    entering.set(number, crew.state(number).copy());
    working.set(number, crew.begin(server.worker(number)::work));
    workSeconds[number] = shifts.seconds(number, server.worker(number).round());
  }

  private WorkerReply worked(int number) {
    return Clock.timed(Crew.end(working.get(number)), workSeconds[number]);
  }

  @Override
  public Optional<ServedSnapshot> snapshot() {
    double[] due = new double[crew.size()];
    Arrays.fill(due, Double.NaN);
    boolean[] isSent = new boolean[crew.size()];
    for (Event event : agenda.events()) {
      due[event.worker()] = event.at();
      isSent[event.worker()] = event.kind() == Kind.ARRIVED;
    }
    ServedClock clock = new ServedClock(now, up.freeAt(), adding.freeAt(), down.freeAt(), isSent);
    return Optional.of(server.snapshot(number -> due[number], entering::get, clock.numbers()));
  }

  private RoundCost cost(List<WorkerLine> lines, long down, long up, double seconds) {
    double mean = lines.stream().mapToDouble(WorkerLine::computeSeconds).average().orElse(0);
    double slowest = lines.stream().mapToDouble(WorkerLine::computeSeconds).max().orElse(0);
    double add = network.addSeconds(up);
    return new RoundCost(down, up, 0, seconds, mean, slowest, 0, add);
  }

  @Override
  public double seconds() {
    return now - begunAt;
  }

  @Override
  public void close() {
    crew.close();
  }
}
