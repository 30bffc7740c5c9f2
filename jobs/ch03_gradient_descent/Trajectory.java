package ch03_gradient_descent;

import java.io.Serializable;
import java.util.stream.DoubleStream;
import leeml.model.Batch;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Stop;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Shards;

/**
 * What a trial on an executor sends home: the losses and two coordinates of the way down.
 *
 * @param losses mean loss of each round; with full batches and a round a step, losses[k] = L(θₖ)
 * @param x one coordinate of θ₀, θ₁, …: one longer than {@code losses}
 * @param y another coordinate, likewise
 * @param steps steps of the run
 * @param reached whether the target of its budget was reached
 * @param diverged whether the trainer stopped it because the loss ran away
 * @param message why it ended
 */
record Trajectory(
    double[] losses,
    double[] x,
    double[] y,
    int steps,
    boolean reached,
    boolean diverged,
    String message)
    implements Serializable {

  /**
   * Trains and keeps the way.
   *
   * @param start θ₀, shape (d), at least two elements
   * @param first which element of θ is x
   * @param second which element of θ is y
   */
  static <B extends Batch> Trajectory of(
      Trainer<B> trainer, Shards<B> shards, float[] start, int first, int second) {
    Fit fit =
        trainer
            .startingAt(start)
            .validate(Validation.lower("x", theta -> theta[first]))
            .validate(Validation.lower("y", theta -> theta[second]))
            .fit(shards);
    Ledger ledger = fit.ledger();
    double[] losses = ledger.column(Ledger.Round::loss);
    int steps =
        losses.length == 0 ? 0 : Math.toIntExact(ledger.rounds().get(losses.length - 1).step());
    return new Trajectory(
        losses,
        after(start[first], ledger.metric("x")[1]),
        after(start[second], ledger.metric("y")[1]),
        steps,
        fit.stop().reason() == Stop.Reason.TARGET,
        fit.stop().diverged(),
        fit.stop().message());
  }

  /**
   * The steps that it took to the last loss: one less than were made, since a loss is that before
   * its step.
   */
  int stepsToLastLoss() {
    return steps - 1;
  }

  /** The last loss. */
  double lastLoss() {
    return losses[losses.length - 1];
  }

  private static double[] after(double first, double[] rest) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(rest)).toArray();
  }
}
