package leeml.train;

import java.util.Optional;
import leeml.optim.MemoryCodec;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.Reply;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Workers;
import leeml.train.server.ServedSnapshot;
import leeml.train.strategy.RoundStrategy;
import leeml.train.worker.LocalWork.Message;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerLine;

/** One run under way in rounds, one after the other, until something says stop. */
final class RoundDescent extends Descent {

  private final Workers workers;
  private final boolean parted;
  private final RoundStrategy.Centre centre;
  private final Journal journal;
  private final Keeping keeping;
  private final long mostSteps;
  private final long stepsPerEpoch;
  private final float[] theta;
  private long step;
  private double loss = Double.NaN;

  /**
   * A run about to start.
   *
   * @param theta θ₀; becomes the run's own
   * @throws leeml.error.BadInputException if a checkpoint does not fit the run
   */
  RoundDescent(
      Workers workers,
      RoundStrategy strategy,
      RoundStrategy.Centre centre,
      Journal journal,
      Keeping keeping,
      long mostSteps,
      long stepsPerEpoch,
      float[] theta) {
    super(journal, keeping, mostSteps);
    this.workers = workers;
    this.parted = strategy.message() != Message.GRADIENT;
    this.centre = centre;
    this.journal = journal;
    this.keeping = keeping;
    this.mostSteps = mostSteps;
    this.stepsPerEpoch = stepsPerEpoch;
    this.theta = theta;
    keeping.before(this::goOnFrom);
  }

  private void goOnFrom(Checkpoint checkpoint) {
    System.arraycopy(checkpoint.theta(), 0, theta, 0, theta.length);
    MemoryCodec.decode(checkpoint.centre(), centre.memory());
    workers.goOnFrom(checkpoint.workers());
    journal.goOnFrom(checkpoint);
    step = checkpoint.step();
    loss = checkpoint.loss();
  }

  private void keep(Optional<Stop> end) {
    keeping.write(
        identity ->
            journal.checkpoint(
                identity,
                step,
                loss,
                theta,
                MemoryCodec.encode(centre.memory()),
                workers.states(),
                ServedSnapshot.NONE,
                end));
  }

  @Override
  void keepEnd(Stop end) {
    keep(Optional.of(end));
  }

  @Override
  float[] theta() {
    return theta;
  }

  @Override
  Fit untilSomethingSaysStop() {
    while (step < mostSteps) {
      Optional<Fit> ended = journal.outOfTime(theta).or(this::round);
      if (ended.isPresent()) {
        return ended.get();
      }
      if (keeping.isDue(journal.round())) {
        keep(Optional.empty());
      }
    }
    return journal.end(Stop.Reason.BUDGET, "%d steps done".formatted(step), theta);
  }

  private Optional<Fit> round() {
    int period = centre.period(step, stepsPerEpoch, loss);
    int steps = (int) Math.min(period, mostSteps - step);
    double centreRate = centre.learningRate();
    Gathered gathered =
        workers.round(theta, new Order(journal.round(), step, steps, stepsPerEpoch));
    loss = gathered.loss();
    double rate = Double.isNaN(centreRate) ? gathered.learningRate() : centreRate;
    Optional<Fit> away = journal.runAway(gathered.failure(), loss, theta, step, rate);
    if (away.isPresent()) {
      return away;
    }
    // The centre may overwrite the mean, so what the ledger says of it is taken before.
    double divergence = parted ? gathered.spread() : 0;
    Noise noise = parted ? Noise.unknown() : Noise.of(gathered);
    double before = workers.seconds();
    centre.apply(theta, gathered.mean());
    RoundCost cost = gathered.cost().plusAggregate(workers.seconds() - before);
    step += steps;
    return journal.enter(line(gathered.reply(), divergence, noise, rate, cost), theta);
  }

  private Ledger.Round line(
      Reply reply, double divergence, Noise noise, double rate, RoundCost cost) {
    double epoch = (double) step / stepsPerEpoch;
    return new Ledger.Round(
        journal.round(),
        step,
        epoch,
        reply.examples(),
        loss,
        rate,
        divergence,
        noise,
        Pace.inStep(),
        reply.workers().stream().map(WorkerLine::computeSeconds).toList(),
        reply.workers().stream().mapToDouble(WorkerLine::drawSeconds).average().orElse(0),
        cost,
        journal.metrics(theta, epoch));
  }
}
