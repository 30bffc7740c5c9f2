package leeml.train.strategy;

import java.util.ArrayList;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/**
 * A problem whose steps are worked out in one's head: worker i has the one example x = 1, y = yᵢ.
 * Of θ = (w, b) only s = w + b matters, and with rate ¼ a local step is s ← (s + yᵢ) / 2.
 */
final class TwoPulls {

  private TwoPulls() {}

  /** The s of θ after each round. */
  static double[] path(Strategy strategy, int rounds, int steps, double... targets) {
    List<Double> sums = new ArrayList<>();
    Fit fit =
        trainer(strategy, steps)
            .validate(
                Validation.lower(
                    "s",
                    theta -> {
                      sums.add((double) theta[0] + theta[1]);
                      return sums.size();
                    }))
            .fit(shards(targets));
    if (fit.ledger().rounds().size() != rounds) {
      throw new AssertionError(fit.ledger().rounds().size() + " rounds, expected " + rounds);
    }
    return sums.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static Ledger ledger(Strategy strategy, int steps, double... targets) {
    return trainer(strategy, steps).fit(shards(targets)).ledger();
  }

  private static Trainer<ExampleBatch> trainer(Strategy strategy, int steps) {
    return Trainer.of(new LinearRegression(1), Optimizers.sgd(0.25))
        .strategy(strategy)
        .within(Budget.steps(steps));
  }

  private static Shards<ExampleBatch> shards(double... targets) {
    List<Shard<ExampleBatch>> shards = new ArrayList<>();
    for (double target : targets) {
      shards.add(Shard.of(Examples.dense(new float[] {1}, 1, new float[] {(float) target})));
    }
    return Shards.of(shards);
  }
}
