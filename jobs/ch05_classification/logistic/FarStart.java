package ch05_classification.logistic;

import java.io.Serializable;
import java.util.List;
import java.util.stream.DoubleStream;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LogisticRegression;
import leeml.model.Objective;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;

/**
 * One descent from a start far out: a trial.
 *
 * @param loss which loss it goes down
 * @param rate η of plain full-batch descent
 * @param start θ₀ = (w₁, w₂, b)
 * @param steps steps in all
 */
public record FarStart(Kind loss, double rate, float[] start, int steps) implements Serializable {

  private static final int COLUMNS = 2;

  /** The losses of a logistic unit that are compared. */
  public enum Kind {
    /** −ln P(y | x). */
    CROSS_ENTROPY,
    /** (σ(z) − y)². */
    SQUARE_ERROR;

    /** The loss as an objective over θ = (w₁, w₂, b). */
    public Objective<ExampleBatch> objective() {
      return this == CROSS_ENTROPY ? new LogisticRegression(COLUMNS) : new SquareErrorUnit(COLUMNS);
    }

    /** As people call it. */
    public String title() {
      return this == CROSS_ENTROPY ? "cross entropy" : "square error";
    }
  }

  /**
   * What came of it.
   *
   * @param x w₁ from the start to the end, a step each
   * @param y w₂ likewise
   * @param losses before each step
   * @param accuracy at the end
   */
  public record Outcome(double[] x, double[] y, double[] losses, double accuracy)
      implements Serializable {}

  /** Descends. */
  public Outcome run(Examples examples) {
    Fit fit =
        Trainer.of(loss.objective(), Optimizers.sgd(rate))
            .strategy(Serial.every(1))
            .startingAt(start)
            .within(Budget.steps(steps))
            .validate(Validation.lower("x", theta -> theta[0]))
            .validate(Validation.lower("y", theta -> theta[1]))
            .fit(Shards.of(List.of(Shard.of(examples))));
    return new Outcome(
        path(start[0], fit.ledger().metric("x")[1]),
        path(start[1], fit.ledger().metric("y")[1]),
        fit.ledger().column(Ledger.Round::loss),
        accuracy(fit.theta(), examples));
  }

  private static double[] path(double first, double[] rest) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(rest)).toArray();
  }

  /** The share of examples on their side of w·x + b = 0. */
  public static double accuracy(float[] theta, Examples examples) {
    int right = 0;
    for (int i = 0; i < examples.size(); i++) {
      double z = examples.rows().dot(i, theta, 0) + theta[COLUMNS];
      right += (z > 0 ? 1 : 0) == examples.targets()[i] ? 1 : 0;
    }
    return (double) right / examples.size();
  }

  /** ‖∇L(θ)‖. */
  public static double slope(Kind loss, float[] theta, Examples examples) {
    float[] gradient = new float[theta.length];
    loss.objective().lossAndGradient(theta, examples.all(), gradient);
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    return Math.sqrt(squares);
  }
}
