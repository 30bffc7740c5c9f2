package ch03_gradient_descent;

import ch03_gradient_descent.words.Paragraphs;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.model.LogisticRegression;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;
import org.apache.spark.broadcast.Broadcast;

/**
 * A rate that was tried on the paragraphs, and what became of it.
 *
 * @param adaptive Adagrad's rate; a fixed one otherwise
 * @param rate η
 * @param way full-batch descent from 0
 */
record RateTrial(boolean adaptive, double rate, Trajectory way) {

  /** Tries all rates side by side, in ascending order, each for at most so many steps. */
  static List<RateTrial> search(
      Run run, Paragraphs data, List<Double> rates, boolean adaptive, int steps, double target) {
    Broadcast<Examples> shared = run.sc().broadcast(data.examples());
    List<Double> ascending = rates.stream().sorted().toList();
    try (var progress = run.progress(method(adaptive), rates.size(), "rate")) {
      List<Trajectory> ways =
          Search.run(
              run.sc(),
              ascending,
              rate -> descend(shared.value(), optimizer(adaptive, rate), steps, target),
              progress::stepTo);
      return IntStream.range(0, ways.size())
          .mapToObj(i -> new RateTrial(adaptive, ascending.get(i), ways.get(i)))
          .toList();
    } finally {
      shared.destroy();
    }
  }

  /** The fewest steps to the target; if none reached it, the lowest loss. */
  static RateTrial best(List<RateTrial> trials) {
    return trials.stream()
        .min(
            Comparator.<RateTrial>comparingInt(trial -> trial.way().reached() ? 0 : 1)
                .thenComparingLong(trial -> trial.way().reached() ? trial.way().steps() : 0)
                .thenComparingDouble(trial -> trial.way().lastLoss()))
        .orElseThrow();
  }

  /** What to call it. */
  String method() {
    return method(adaptive);
  }

  /** The optimizer with this rate. */
  Optimizer optimizer() {
    return optimizer(adaptive, rate);
  }

  private static String method(boolean adaptive) {
    return adaptive ? "Adagrad" : "fixed rate";
  }

  private static Optimizer optimizer(boolean adaptive, double rate) {
    return adaptive ? Optimizers.adagrad(rate) : Optimizers.sgd(rate);
  }

  private static Trajectory descend(
      Examples examples, Optimizer optimizer, int steps, double target) {
    LogisticRegression model = new LogisticRegression(examples.rows().columns());
    return Trajectory.of(
        Trainer.of(model, optimizer)
            .strategy(Serial.every(1))
            .within(Budget.steps(steps).untilAtMost("loss", target)),
        Shards.of(List.of(Shard.of(examples))),
        model.initial(0),
        0,
        1);
  }
}
