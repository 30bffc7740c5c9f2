package leeml.job.opinion;

import leeml.data.words.opinion.SentimentData;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.Objective;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/** How a network learns opinions: until a tenth of the sentences is told no better. */
public record SentimentTraining(
    @Key("sentences a step and worker, at least 1") int batch,
    @Key("passes over the sentences at most, at least 1") int epochs,
    @Key("epochs without a better accuracy before it stops, at least 1") int patience,
    Distribution distribution) {

  /** What a fit's ledger calls the accuracy on the validation tenth. */
  static final String ACCURACY = "accuracy";

  /** Checks the ranges. */
  public SentimentTraining {
    Require.atLeast("batch", batch, 1);
    Require.atLeast("epochs", epochs, 1);
    Require.atLeast("patience", patience, 1);
  }

  /** The scores of a batch at θ, by sentence: blame and praise. */
  public interface Scorer {
    /** By sequence of the batch. */
    float[][] scores(float[] theta, SequenceBatch batch);
  }

  /**
   * Trains it, by the strategy that the run was given.
   *
   * @param name as the report has it
   */
  public Fit fit(
      Run run,
      String name,
      SentimentData data,
      Objective<SequenceBatch> net,
      Scorer scorer,
      Optimizer optimizer) {
    SequenceSet validation = data.sequences(data.validation());
    Trainer<SequenceBatch> trainer =
        Trainer.of(net, optimizer)
            .batchSize(batch)
            .seed(run.seed())
            .within(Budget.epochs(epochs))
            .validate(
                Validation.higher(
                        ACCURACY,
                        theta ->
                            SentimentData.accuracy(
                                validation, scorer.scores(theta, validation.all())))
                    .everyEpochs(1)
                    .patience(patience));
    return run.fit(
        name,
        distribution.spread(trainer, run),
        distribution.shards(data.sequences(data.train()), run));
  }
}
