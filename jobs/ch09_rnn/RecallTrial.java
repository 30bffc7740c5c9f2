package ch09_rnn;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Elman;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/**
 * A run of one network on the task of recalling the first of T symbols after T − 1 that mean
 * nothing: the kind of task on which Hochreiter and Schmidhuber 1997 compare.
 *
 * @param contender which network by which optimizer
 * @param clipped whether the gradient is shortened
 * @param seed of the start and the order of examples
 */
record RecallTrial(Contender contender, boolean clipped, long seed) implements Serializable {

  private static final int SYMBOLS = 4;
  private static final int FILLERS = 6;
  private static final int HELD_OUT = 300;

  /** What is tried. */
  enum Contender {
    TANH("Elman, tanh", false),
    LSTM("LSTM", false),
    IRNN("IRNN", false),
    RECTIFIED_ADAM("Elman, ReLU, Glorot's start, Adam", true),
    IRNN_ADAM("IRNN, Adam", true);

    private final String title;
    private final boolean adam;

    Contender(String title, boolean adam) {
      this.title = title;
      this.adam = adam;
    }

    String title() {
      return title;
    }

    /** Whether Adam makes its steps; else plain gradient descent. */
    boolean adam() {
      return adam;
    }

    private Layer layer(int inputs, int units) {
      return switch (this) {
        case TANH -> new Elman(inputs, units);
        case LSTM -> new Lstm(inputs, units);
        case RECTIFIED_ADAM -> Elman.rectified(inputs, units);
        case IRNN, IRNN_ADAM -> Elman.irnn(inputs, units, 1);
      };
    }
  }

  /**
   * What came out.
   *
   * @param diverged whether the loss ran away or was no number
   * @param losses mean loss by epoch, as far as it went
   * @param heldOut loss on sequences held out; NaN if it diverged
   */
  record Outcome(boolean diverged, double[] losses, double heldOut) implements Serializable {

    /** Whether the first symbol is recalled: the loss is below a quarter of a blind guess's. */
    boolean learned() {
      return !diverged && heldOut < Math.log(SYMBOLS) / 4;
    }
  }

  /** Trains in this thread. */
  Outcome run(CliffJob.Options options) {
    int width = SYMBOLS + FILLERS;
    RecurrentNet net =
        RecurrentNet.ofTokens(
            width,
            List.of(contender.layer(width, options.units()), new Affine(options.units(), SYMBOLS)),
            SequenceLoss.lastStep());
    Optimizer steps =
        contender.adam ? Optimizers.adam(options.adamRate()) : Optimizers.sgd(options.rate());
    Fit fit =
        Trainer.of(
                net,
                clipped ? Optimizer.chain(Optimizers.clipByNorm(options.clip()), steps) : steps)
            .batchSize(options.batch())
            .seed(seed)
            .within(Budget.epochs(options.epochs()))
            .fit(Shards.of(List.of(Shard.of(sequences(options.sequences(), options.length(), 1)))));
    double[] losses = fit.ledger().rounds().stream().mapToDouble(Ledger.Round::loss).toArray();
    if (fit.stop().diverged() || !DoubleStream.of(losses).allMatch(Double::isFinite)) {
      return new Outcome(true, losses, Double.NaN);
    }
    SequenceSet heldOut = sequences(HELD_OUT, options.length(), 2);
    return new Outcome(false, losses, net.loss(fit.theta(), heldOut.all()));
  }

  /** Sequences whose first symbol is the answer. */
  private static SequenceSet sequences(int count, int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] ids = new int[count][length];
    int[][] answers = new int[count][1];
    for (int i = 0; i < count; i++) {
      Arrays.setAll(ids[i], t -> SYMBOLS + random.nextInt(FILLERS));
      ids[i][0] = random.nextInt(SYMBOLS);
      answers[i][0] = ids[i][0];
    }
    return new SequenceSet(new Tokens(ids), answers);
  }
}
