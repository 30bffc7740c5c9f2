package leeml.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
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

  /** Before the first round. */
  public void begins(long mostSteps) {
    watchers.forEach(watcher -> watcher.begins(mostSteps));
  }

  /** The number of the next round. */
  public long round() {
    return ledger.rounds().size();
  }

  /** The end, if the budget's seconds are used up. */
  public Optional<Fit> outOfTime(float[] theta) {
    double now = seconds.getAsDouble();
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
    return new Fit(kept.clone(), ledger, new Stop(reason, message), seconds.getAsDouble());
  }
}
