package ch03_gradient_descent;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.SoftmaxRegression;
import leeml.optim.Optimizers;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.Validation;

/**
 * Held-out loss on the way, against what it cost.
 *
 * @param batchSize examples a step, all workers together
 * @param rate learning rate
 * @param examples seen so far, at each look
 * @param seconds of training so far, looks not counted, at each look
 * @param losses on held-out examples, at each look
 */
record BatchCurve(int batchSize, double rate, double[] examples, double[] seconds, double[] losses)
    implements Serializable {

  private static final String HELD_OUT = "held-out loss";

  /** A trainer of softmax regression that looks at the held-out loss every so many rounds. */
  static Trainer<ExampleBatch> trainer(
      int classes, double rate, Examples heldOut, long everyRounds) {
    int columns = heldOut.rows().columns();
    SoftmaxRegression judge = new SoftmaxRegression(columns, classes);
    return Trainer.of(new SoftmaxRegression(columns, classes), Optimizers.sgd(rate))
        .validate(
            Validation.lower(HELD_OUT, theta -> judge.loss(theta, heldOut.all()))
                .every(everyRounds));
  }

  /** Reads the curve off a fit's ledger. */
  static BatchCurve of(Fit fit, int batchSize, double rate) {
    var rounds = fit.ledger().rounds();
    double[] examples = fit.ledger().column(Ledger.Round::examples);
    double[] seconds = fit.ledger().column(round -> round.cost().seconds());
    Arrays.parallelPrefix(examples, Double::sum);
    Arrays.parallelPrefix(seconds, Double::sum);
    int[] looks =
        IntStream.range(0, rounds.size())
            .filter(i -> rounds.get(i).metrics().containsKey(HELD_OUT))
            .toArray();
    return new BatchCurve(
        batchSize,
        rate,
        Arrays.stream(looks).mapToDouble(i -> examples[i]).toArray(),
        Arrays.stream(looks).mapToDouble(i -> seconds[i]).toArray(),
        Arrays.stream(looks).mapToDouble(i -> rounds.get(i).metrics().get(HELD_OUT)).toArray());
  }

  /** The loss at the first look after so many examples. */
  double lossAfter(double seen) {
    int i = 0;
    while (i < examples.length - 1 && examples[i] < seen) {
      i++;
    }
    return losses[i];
  }

  /**
   * The seconds until the first look at which the loss was at most {@code target}; NaN if never.
   */
  double secondsTo(double target) {
    for (int i = 0; i < losses.length; i++) {
      if (losses[i] <= target) {
        return seconds[i];
      }
    }
    return Double.NaN;
  }

  /** The last loss; infinite if the run ended before the first look. */
  double lastLoss() {
    return losses.length == 0 ? Double.POSITIVE_INFINITY : losses[losses.length - 1];
  }

  /** Seconds of training in all. */
  double lastSeconds() {
    return seconds.length == 0 ? Double.NaN : seconds[seconds.length - 1];
  }
}
