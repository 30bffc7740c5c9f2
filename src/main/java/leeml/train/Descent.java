package leeml.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.optim.Optimizer;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.LocalWork.Message;
import leeml.train.cluster.Order;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Workers;
import leeml.train.shard.Sampler;
import leeml.train.strategy.Strategy;

/** One run under way: rounds, one after the other, until something says stop. */
final class Descent {

  private final Workers workers;
  private final Strategy strategy;
  private final Strategy.Centre centre;
  private final Budget budget;
  private final List<Validation> validations;
  private final List<Watcher> watchers;
  private final long stepsPerEpoch;
  private final Ledger ledger = new Ledger();
  private final DivergenceWatch divergence = new DivergenceWatch();
  private final EarlyStopping earlyStopping;
  private final long startNanos = System.nanoTime();
  private final float[] theta;
  private long step;

  Descent(
      Workers workers,
      Strategy strategy,
      Optimizer optimizer,
      Budget budget,
      int batchSize,
      float[] theta,
      List<Validation> validations,
      List<Watcher> watchers) {
    this.workers = workers;
    this.strategy = strategy;
    this.centre = strategy.centre(optimizer, theta.length);
    this.budget = budget;
    this.theta = theta;
    this.validations = validations;
    this.watchers = watchers;
    this.earlyStopping = new EarlyStopping(validations);
    long largest = Arrays.stream(workers.shardSizes()).max().orElseThrow();
    this.stepsPerEpoch = Sampler.stepsPerEpoch(largest, batchSize);
  }

  Fit run() {
    long mostSteps = budget.mostSteps(stepsPerEpoch);
    watchers.forEach(watcher -> watcher.begins(mostSteps));
    while (true) {
      if (step >= mostSteps) {
        return end(Stop.Reason.BUDGET, "%d steps done".formatted(step), theta);
      }
      if (seconds() >= budget.seconds()) {
        return end(Stop.Reason.BUDGET, "%.1f seconds used up".formatted(seconds()), theta);
      }
      int steps = (int) Math.min(strategy.period(stepsPerEpoch), mostSteps - step);
      Optional<Fit> ended = round(new Order(ledger.rounds().size(), step, steps, stepsPerEpoch));
      if (ended.isPresent()) {
        return ended.get();
      }
    }
  }

  private Optional<Fit> round(Order order) {
    double centreRate = centre.learningRate();
    Gathered gathered = workers.round(theta, order);
    double rate = Double.isNaN(centreRate) ? gathered.learningRate() : centreRate;
    if (gathered.failure().isPresent()) {
      String message = divergence.message(gathered.failure().get(), rate);
      return Optional.of(end(Stop.Reason.DIVERGED, message, divergence.lastGood(theta)));
    }
    Optional<String> diverged = divergence.look(gathered.loss(), theta, order.firstStep(), rate);
    if (diverged.isPresent()) {
      return Optional.of(end(Stop.Reason.DIVERGED, diverged.get(), divergence.lastGood(theta)));
    }
    long before = System.nanoTime();
    centre.apply(theta, gathered.mean());
    double centreSeconds = (System.nanoTime() - before) * 1e-9;
    step += order.steps();
    Ledger.Round line = line(order, gathered, rate, gathered.cost().plusAggregate(centreSeconds));
    ledger.add(line);
    watchers.forEach(watcher -> watcher.ended(line));
    return judge(line);
  }

  private Ledger.Round line(Order order, Gathered gathered, double rate, RoundCost cost) {
    boolean parted = strategy.message() == Message.MOVEMENT;
    return new Ledger.Round(
        order.round(),
        step,
        (double) step / stepsPerEpoch,
        gathered.reply().examples(),
        gathered.loss(),
        rate,
        parted ? gathered.spread() : 0,
        parted ? Double.NaN : gathered.spread(),
        cost,
        metrics(order.round()));
  }

  private Map<String, Double> metrics(long round) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Validation validation : validations) {
      if ((round + 1) % validation.everyRounds() == 0) {
        metrics.put(validation.name(), validation.metric().applyAsDouble(theta));
      }
    }
    return metrics;
  }

  private Optional<Fit> judge(Ledger.Round line) {
    Optional<String> reached = budget.target().flatMap(target -> target.reached(line));
    if (reached.isPresent()) {
      return Optional.of(end(Stop.Reason.TARGET, reached.get(), theta));
    }
    return earlyStopping
        .look(line.metrics(), theta)
        .map(message -> end(Stop.Reason.NO_IMPROVEMENT, message, theta));
  }

  private Fit end(Stop.Reason reason, String message, float[] last) {
    float[] kept = reason == Stop.Reason.DIVERGED ? last : earlyStopping.best(last);
    return new Fit(kept.clone(), ledger, new Stop(reason, message), seconds());
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }
}
