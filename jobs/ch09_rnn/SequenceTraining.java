package ch09_rnn;

import java.util.function.UnaryOperator;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.Objective;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/** How a network over sequences learns, gradients clipped: options that jobs here share. */
public record SequenceTraining(
    @Key("the optimizer: adam:rate=0.004, …") Optimizer optimizer,
    @Key("largest norm of a gradient, above 0") double clip,
    @Key("sequences a step and worker, at least 1") int batch,
    @Key("passes over the sequences at most, at least 1") int epochs,
    Distribution distribution) {

  /** Checks the ranges. */
  public SequenceTraining {
    Require.positive("clip", clip);
    Require.atLeast("batch", batch, 1);
    Require.atLeast("epochs", epochs, 1);
  }

  /** The strategy's name, as claims have it. */
  String strategy() {
    return distribution.strategy().name();
  }

  /** Trains it, by the strategy that the run was given; {@code name} as the report has it. */
  Fit fit(Run run, String name, Objective<SequenceBatch> net, SequenceSet train) {
    return fit(run, name, net, train, trainer -> trainer);
  }

  /** The same, with looks at held-out sequences. */
  Fit fit(
      Run run,
      String name,
      Objective<SequenceBatch> net,
      SequenceSet train,
      Validation validation) {
    return fit(run, name, net, train, trainer -> trainer.validate(validation));
  }

  private Fit fit(
      Run run,
      String name,
      Objective<SequenceBatch> net,
      SequenceSet train,
      UnaryOperator<Trainer<SequenceBatch>> more) {
    Trainer<SequenceBatch> trainer =
        Trainer.of(net, Optimizer.chain(Optimizers.clipByNorm(clip), optimizer))
            .batchSize(batch)
            .seed(run.seed())
            .within(Budget.epochs(epochs));
    return run.fit(
        name, distribution.spread(more.apply(trainer), run), distribution.shards(train, run));
  }
}
