package leeml.train;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import leeml.error.BadInputException;
import leeml.optim.MemoryCodec;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.Checkpoints;
import leeml.train.checkpoint.Identity;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.Reply;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Workers;
import leeml.train.strategy.RoundStrategy;
import leeml.train.worker.LocalWork.Message;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerLine;

/** One run under way in rounds, one after the other, until something says stop. */
final class RoundDescent {

  private final Workers workers;
  private final boolean parted;
  private final RoundStrategy.Centre centre;
  private final Journal journal;
  private final long mostSteps;
  private final long stepsPerEpoch;
  private final float[] theta;
  private long step;
  private double loss = Double.NaN;
  private Optional<Checkpoint> before = Optional.empty();
  private Consumer<Optional<Stop>> keep = end -> {};
  private BooleanSupplier isDue = () -> false;

  /**
   * A run about to start.
   *
   * @param theta θ₀; becomes the run's own
   */
  RoundDescent(
      Workers workers,
      RoundStrategy strategy,
      RoundStrategy.Centre centre,
      Journal journal,
      long mostSteps,
      long stepsPerEpoch,
      float[] theta) {
    this.workers = workers;
    this.parted = strategy.message() != Message.GRADIENT;
    this.centre = centre;
    this.journal = journal;
    this.mostSteps = mostSteps;
    this.stepsPerEpoch = stepsPerEpoch;
    this.theta = theta;
  }

  /**
   * Writes checkpoints, and goes on from the last one if there is one; before {@link #run}.
   *
   * @param identity of this run
   * @throws BadInputException if a checkpoint does not fit the run
   */
  void keepIn(Checkpoints checkpoints, Identity identity) {
    checkpoints.latest(identity).ifPresent(this::goOnFrom);
    keep =
        end ->
            checkpoints.write(
                journal.checkpoint(
                    identity,
                    step,
                    loss,
                    theta,
                    MemoryCodec.encode(centre.memory()),
                    workers.states(),
                    end));
    isDue = () -> checkpoints.isDue(journal.round());
  }

  private void goOnFrom(Checkpoint checkpoint) {
    try {
      System.arraycopy(checkpoint.theta(), 0, theta, 0, theta.length);
      MemoryCodec.decode(checkpoint.centre(), centre.memory());
      workers.goOnFrom(checkpoint.workers());
      journal.goOnFrom(checkpoint);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("the checkpoint", "it does not fit: " + e.getMessage(), e);
    }
    step = checkpoint.step();
    loss = checkpoint.loss();
    before = Optional.of(checkpoint);
  }

  Fit run() {
    journal.begins(mostSteps);
    Optional<Stop> endedBefore = before.flatMap(Checkpoint::end);
    Optional<Fit> ended = journal.endedBefore(endedBefore, theta);
    if (ended.isPresent()) {
      return ended.get();
    }
    Fit fit = untilSomethingSaysStop();
    boolean isWritten = endedBefore.isPresent() && before.get().round() == journal.round();
    if (!isWritten) {
      keep.accept(Optional.of(fit.stop()));
    }
    return fit;
  }

  private Fit untilSomethingSaysStop() {
    while (step < mostSteps) {
      Optional<Fit> ended = journal.outOfTime(theta).or(this::round);
      if (ended.isPresent()) {
        return ended.get();
      }
      if (isDue.getAsBoolean()) {
        keep.accept(Optional.empty());
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
