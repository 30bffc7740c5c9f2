package ch04_optimization.digits;

import java.io.Serializable;
import java.util.List;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Loss;
import leeml.model.Perceptron;
import leeml.optim.Optimizer;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Stop;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;

/**
 * One training run of a perceptron with one hidden layer of rectified units: the work of one Spark
 * task.
 *
 * @param optimizer what makes the steps
 * @param hidden width of the hidden layer
 * @param batch examples a step
 * @param epochs passes over the digits
 * @param lineEvery steps that one point of the loss curve averages over
 * @param seed of the start and of the order of digits
 */
public record DigitTrial(
    Optimizer optimizer, int hidden, int batch, int epochs, int lineEvery, long seed)
    implements Serializable {

  /**
   * What came out.
   *
   * @param steps where the curve has points
   * @param loss mean cross entropy of the steps up to there
   * @param trainLoss over all training digits at the end; infinite if the run diverged
   * @param testLoss the same over those held out
   * @param accuracy share of held-out digits that are read right, in [0, 1]
   */
  public record Outcome(
      double[] steps, double[] loss, double trainLoss, double testLoss, double accuracy)
      implements Serializable {}

  /** The network for some digits. */
  public static Perceptron network(Digits digits, int hidden) {
    int[] widths = {digits.pixels(), hidden, digits.classes()};
    return new Perceptron(widths, Activation.RELU, Loss.CROSS_ENTROPY);
  }

  /** Trains in this thread. */
  public Outcome train(Digits digits) {
    Perceptron network = network(digits, hidden);
    Shards<ExampleBatch> shards = Shards.of(List.of(Shard.of(digits.train())));
    Fit fit =
        Trainer.of(network, optimizer)
            .strategy(Serial.every(lineEvery))
            .batchSize(batch)
            .within(Budget.epochs(epochs))
            .seed(seed)
            .fit(shards);
    boolean diverged = fit.stop().reason() == Stop.Reason.DIVERGED;
    ExampleBatch held = digits.test().all();
    return new Outcome(
        fit.ledger().column(Ledger.Round::step),
        fit.ledger().column(Ledger.Round::loss),
        diverged ? Double.POSITIVE_INFINITY : network.loss(fit.theta(), digits.train().all()),
        diverged ? Double.POSITIVE_INFINITY : network.loss(fit.theta(), held),
        network.accuracy(fit.theta(), held));
  }
}
