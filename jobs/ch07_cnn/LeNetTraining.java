package ch07_cnn;

import leeml.data.idx.ImageSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.Budget;
import leeml.train.Trainer;

/**
 * How the network is trained that is looked into afterwards: options that the chapter's jobs share.
 *
 * @param optimizer of every worker or of the centre, as the strategy has it
 * @param batch pictures a step and worker
 * @param epochs passes over the training pictures
 * @param distribution over workers
 */
record LeNetTraining(
    @Key("the optimizer of the training: adam:rate=0.001, …") Optimizer optimizer,
    @Key("pictures a step and worker, at least 1") int batch,
    @Key("passes over the training pictures, at least 1") int epochs,
    Distribution distribution) {

  LeNetTraining {
    Require.atLeast("batch", batch, 1);
    Require.atLeast("epochs", epochs, 1);
  }

  /** Trains, reports the accuracy on held-out pictures, and returns θ. */
  float[] fit(Run run, LeNet net, ImageSplit pictures) {
    ExampleNetwork objective = net.objective();
    float[] theta =
        run.fit(
                "lenet",
                distribution.spread(
                    Trainer.of(objective, optimizer)
                        .batchSize(batch)
                        .seed(run.seed())
                        .within(Budget.epochs(epochs)),
                    run),
                distribution.shards(pictures.train(), run))
            .theta();
    run.report().metric("accuracy", objective.accuracy(theta, pictures.heldOut().all()));
    return theta;
  }
}
