package leeml.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Turn;
import leeml.train.worker.Failure;
import leeml.train.worker.WorkerLine;

/**
 * One run under way on a parameter server, seen from outside: a line of the ledger for every K
 * rounds of workers, until something says stop.
 */
final class ServerDescent {

  private final ServedWorkers workers;
  private final Journal journal;
  private final int count;
  private final long mostSteps;
  private final long stepsPerEpoch;
  private float[] theta;
  private long workerSteps;

  ServerDescent(
      ServedWorkers workers,
      Journal journal,
      int count,
      long mostSteps,
      long stepsPerEpoch,
      float[] theta) {
    this.workers = workers;
    this.journal = journal;
    this.count = count;
    this.mostSteps = mostSteps;
    this.stepsPerEpoch = stepsPerEpoch;
    this.theta = theta;
  }

  Fit run() {
    journal.begins(mostSteps);
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
    double loss = loss(lines);
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
    return journal.enter(line(turn, loss, rate), theta);
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
