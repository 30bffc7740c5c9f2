package ch19_autoencoder;

import leeml.data.idx.ImageSplit;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/**
 * How an auto-encoder is trained: options that the chapter's jobs share.
 *
 * @param optimizer of every worker or of the centre, as the strategy has it
 * @param batch pictures a step and worker
 * @param epochs passes over the training pictures
 * @param distribution over workers
 */
record Training(
    @Key("the optimizer: adam:rate=0.002, …") Optimizer optimizer,
    @Key("pictures a step and worker, at least 1") int batch,
    @Key("passes over the training pictures, at least 1") int epochs,
    Distribution distribution) {

  /** The held-out loss in the ledger, once an epoch. */
  static final String HELD_OUT_LOSS = "heldOutLoss";

  Training {
    Require.atLeast("batch", batch, 1);
    Require.atLeast("epochs", epochs, 1);
  }

  /** Trains on the training pictures. */
  Fit fit(Run run, String name, Reconstruction objective, ImageSplit pictures) {
    return fit(run, name, objective, pictures.train(), pictures.heldOut(), run.seed());
  }

  /**
   * Trains on rows of any kind.
   *
   * @param seed of the start and of the order
   */
  Fit fit(
      Run run,
      String name,
      Objective<ExampleBatch> objective,
      Examples train,
      Examples test,
      long seed) {
    ExampleBatch heldOut = test.all();
    Trainer<ExampleBatch> trainer =
        Trainer.of(objective, optimizer)
            .batchSize(batch)
            .seed(seed)
            .within(Budget.epochs(epochs))
            .validate(
                Validation.lower(HELD_OUT_LOSS, theta -> objective.loss(theta, heldOut))
                    .everyEpochs(1));
    return run.fit(name, distribution.spread(trainer, run), distribution.shards(train, run));
  }
}
