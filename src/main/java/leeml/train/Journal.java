package leeml.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.Identity;
import leeml.train.server.ServedSnapshot;
import leeml.train.worker.Failure;

/**
 * The log of one run, whatever its strategy: keeps the ledger, takes the validations, tells the
 * watchers, and says when it is time to stop.
 */
public final class Journal {

  private final Ledger ledger = new Ledger();
  private final DivergenceWatch divergence;
  private final Budget budget;
  private final List<Validation> validations;
  private final List<Watcher> watchers;
  private final EarlyStopping earlyStopping;
  private final DoubleSupplier seconds;
  private double epochsDone;
  private double secondsBefore;

  Journal(
      Budget budget,
      List<Validation> validations,
      List<Watcher> watchers,
      DivergenceWatch divergence,
      DoubleSupplier seconds) {
    this.budget = budget;
    this.validations = validations;
    this.watchers = watchers;
    this.divergence = divergence;
    this.seconds = seconds;
    this.earlyStopping = new EarlyStopping(validations);
  }

  /** Goes on from what was entered in another run's journal, up to a checkpoint. */
  void goOnFrom(Checkpoint checkpoint) {
    checkpoint.ledger().forEach(ledger::add);
    epochsDone = ledger.rounds().isEmpty() ? 0 : ledger.rounds().get((int) round() - 1).epoch();
    secondsBefore = checkpoint.seconds();
    divergence.goOnFrom(checkpoint.lowest());
    earlyStopping.goOnFrom(checkpoint.best());
  }

  /** Before the first round; watchers are told again of those that were done before. */
  public void begins(long mostSteps) {
    for (Watcher watcher : watchers) {
      watcher.begins(mostSteps);
      ledger.rounds().forEach(watcher::ended);
    }
  }

  /** The end that the run had come to before the checkpoint, other than that of a budget. */
  Optional<Fit> endedBefore(Optional<Stop> end, float[] theta) {
    return end.filter(stop -> stop.reason() != Stop.Reason.BUDGET)
        .map(
            stop ->
                end(
                    stop.reason(),
                    stop.message(),
                    stop.diverged() ? divergence.lastGood(theta) : theta));
  }

  /** Where the run stands, to be written at once. */
  Checkpoint checkpoint(
      Identity identity,
      long step,
      double loss,
      float[] theta,
      byte[] centre,
      List<byte[]> workers,
      ServedSnapshot served,
      Optional<Stop> end) {
    return new Checkpoint(
        identity,
        step,
        loss,
        seconds(),
        theta,
        centre,
        workers,
        served,
        divergence.kept(),
        earlyStopping.kept(),
        ledger.rounds(),
        end);
  }

  /** The number of the next round. */
  public long round() {
    return ledger.rounds().size();
  }

  /** The end, if the budget's seconds are used up. */
  public Optional<Fit> outOfTime(float[] theta) {
    double now = seconds();
    return now >= budget.seconds()
        ? Optional.of(end(Stop.Reason.BUDGET, "%.1f seconds used up".formatted(now), theta))
        : Optional.empty();
  }

  /** The end, if the round ran away: a loss that is no number, or one that keeps growing. */
  Optional<Fit> runAway(
      Optional<Failure> failure, double loss, float[] theta, long step, double rate) {
    Optional<String> message =
        failure.isPresent()
            ? failure.map(found -> divergence.message(found, rate))
            : divergence.look(loss, theta, step, rate);
    return message.map(said -> end(Stop.Reason.DIVERGED, said, divergence.lastGood(theta)));
  }

  /**
   * The validations that are due after the round under way.
   *
   * @param epoch passes over the data after it
   */
  public Map<String, Double> metrics(float[] theta, double epoch) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Validation validation : validations) {
      if (validation.due(round(), epochsDone, epoch)) {
        metrics.put(validation.name(), validation.metric().applyAsDouble(theta));
      }
    }
    return metrics;
  }

  /** Enters a round; the end, if a target is reached or nothing improves any more. */
  public Optional<Fit> enter(Ledger.Round line, float[] theta) {
    ledger.add(line);
    epochsDone = line.epoch();
    watchers.forEach(watcher -> watcher.ended(line));
    Optional<String> reached = budget.target().flatMap(target -> target.reached(line));
    if (reached.isPresent()) {
      return Optional.of(end(Stop.Reason.TARGET, reached.get(), theta));
    }
    return earlyStopping
        .look(line.metrics(), theta)
        .map(message -> end(Stop.Reason.NO_IMPROVEMENT, message, theta));
  }

  /** The end. */
  public Fit end(Stop.Reason reason, String message, float[] last) {
    float[] kept = reason == Stop.Reason.DIVERGED ? last : earlyStopping.best(last);
    return new Fit(kept.clone(), ledger, new Stop(reason, message), seconds());
  }

  private double seconds() {
    return secondsBefore + seconds.getAsDouble();
  }
}
