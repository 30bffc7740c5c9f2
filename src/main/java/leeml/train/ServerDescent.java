package leeml.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Turn;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.ServerPlan;
import leeml.train.worker.Failure;
import leeml.train.worker.WorkerLine;

/**
 * One run under way on a parameter server, seen from outside: a line of the ledger for every K
 * rounds of workers, until something says stop.
 */
final class ServerDescent extends Descent {

  private final ServedWorkers workers;
  private final Journal journal;
  private final Keeping keeping;
  private final int count;
  private final long stepsPerEpoch;
  private float[] theta;
  private double loss = Double.NaN;
  private long workerSteps;

  /**
   * A run about to start.
   *
   * @param plan with what the workers go on from
   * @throws leeml.error.BadInputException if a checkpoint does not fit the run
   */
  ServerDescent(ServedWorkers workers, Journal journal, Keeping keeping, ServerPlan plan) {
    super(journal, keeping, plan.mostSteps());
    this.workers = workers;
    this.journal = journal;
    this.keeping = keeping;
    this.count = plan.workers();
    this.stepsPerEpoch = plan.stepsPerEpoch();
    this.theta = plan.theta();
    this.workerSteps = plan.stepsBefore();
    keeping.before(this::goOnFrom);
  }

  private void goOnFrom(Checkpoint checkpoint) {
    theta = checkpoint.theta();
    loss = checkpoint.loss();
    journal.goOnFrom(checkpoint);
  }

  @Override
  float[] theta() {
    return theta;
  }

  @Override
  Fit untilSomethingSaysStop() {
    while (true) {
      Optional<Fit> late = journal.outOfTime(theta);
      if (late.isPresent()) {
        return late.get();
      }
      Optional<Turn> turn = workers.turn();
      if (turn.isEmpty()) {
        String message = "%d steps done".formatted(workerSteps / count);
        return journal.end(Stop.Reason.BUDGET, message, theta);
      }
      Optional<Fit> ended = look(turn.get());
      if (ended.isPresent()) {
        return ended.get();
      }
    }
  }

  private Optional<Fit> look(Turn turn) {
    List<WorkerLine> lines = turn.workers();
    loss = loss(lines);
    double rate = rate(turn);
    Optional<Failure> failure =
        lines.stream().map(WorkerLine::failure).filter(found -> found != null).findFirst();
    // The lines are of θs that lie between the last turn's and this one's: the last is safe to
    // keep.
    Optional<Fit> away = journal.runAway(failure, loss, theta, workerSteps / count, rate);
    if (away.isPresent()) {
      return away;
    }
    theta = turn.theta();
    workerSteps += lines.stream().mapToLong(WorkerLine::steps).sum();
    // Before the validations, while workers may go on: the ledger is to hear of most of what is
    // kept.
    Optional<ServedSnapshot> due =
        keeping.isDue(journal.round() + 1) ? workers.snapshot() : Optional.empty();
    Optional<Fit> ended = journal.enter(line(turn, loss, rate), theta);
    if (ended.isEmpty()) {
      due.ifPresent(snapshot -> keep(snapshot, snapshot.theta(), Optional.empty()));
    }
    return ended;
  }

  private void keep(ServedSnapshot snapshot, float[] at, Optional<Stop> end) {
    keeping.write(
        identity ->
            journal.checkpoint(
                identity, workerSteps / count, loss, at, new byte[0], List.of(), snapshot, end));
  }

  /** {@inheritDoc} Of one that is over for good nobody needs the server. */
  @Override
  void keepEnd(Stop end) {
    if (end.reason() == Stop.Reason.BUDGET) {
      workers.snapshot().ifPresent(snapshot -> keep(snapshot, snapshot.theta(), Optional.of(end)));
    } else {
      keep(ServedSnapshot.NONE, theta, Optional.of(end));
    }
  }

  private Ledger.Round line(Turn turn, double loss, double rate) {
    long step = workerSteps / count;
    double epoch = (double) step / stepsPerEpoch;
    return new Ledger.Round(
        journal.round(),
        step,
        epoch,
        turn.workers().stream().mapToLong(WorkerLine::examples).sum(),
        loss,
        rate,
        Double.NaN,
        Noise.unknown(),
        new Pace(turn.staleness(), turn.lead()),
        byWorker(turn.workers()),
        turn.workers().stream().mapToDouble(WorkerLine::drawSeconds).average().orElse(0),
        turn.cost(),
        journal.metrics(theta, epoch));
  }

  /** A worker may have done several rounds in a turn, or none. */
  private List<Double> byWorker(List<WorkerLine> lines) {
    Double[] seconds = new Double[count];
    Arrays.fill(seconds, 0.0);
    lines.forEach(line -> seconds[line.worker()] += line.computeSeconds());
    return List.of(seconds);
  }

  private static double rate(Turn turn) {
    return Double.isNaN(turn.learningRate())
        ? turn.workers().get(0).learningRate()
        : turn.learningRate();
  }

  private static double loss(List<WorkerLine> lines) {
    double sum = 0;
    long examples = 0;
    for (WorkerLine line : lines) {
      sum += line.examples() * line.loss();
      examples += line.examples();
    }
    return examples == 0 ? 0 : sum / examples;
  }
}
