package ch05_classification.cascade;

import java.io.Serializable;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Perceptron;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/**
 * A cascade trained from one start: a trial.
 *
 * @param hidden units before the last, at least 1
 * @param seed of the start
 * @param rate of Adam
 * @param steps full-batch steps
 */
public record CascadeStart(int hidden, long seed, double rate, int steps) implements Serializable {

  /**
   * What came of it.
   *
   * @param loss at the end, on the training rows
   * @param accuracy likewise
   */
  public record Outcome(double loss, double accuracy) implements Serializable {}

  /** The trainer of this start. */
  public Trainer<ExampleBatch> trainer(int columns) {
    return Trainer.of(Cascade.model(columns, hidden), Optimizers.adam(rate))
        .seed(seed)
        .within(Budget.steps(steps));
  }

  /** Trains in one thread. */
  public Outcome run(Examples examples) {
    Perceptron model = Cascade.model(examples.rows().columns(), hidden);
    Fit fit = trainer(examples.rows().columns()).fit(Shards.of(List.of(Shard.of(examples))));
    return new Outcome(
        model.loss(fit.theta(), examples.all()), model.accuracy(fit.theta(), examples.all()));
  }
}
