package study;

import leeml.model.ExampleBatch;
import leeml.model.SoftmaxRegression;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.strategy.LocalSgd;

/**
 * Softmax regression on pictures by local SGD, the same wherever its workers live.
 *
 * @param pixels of a picture
 * @param classes of pictures
 * @param batchSize examples a step
 * @param rate of plain SGD
 * @param seed of the order of examples
 */
record Plan(int pixels, int classes, int batchSize, double rate, long seed) {

  /** A trainer that averages every {@code period} steps, for so many rounds. */
  Trainer<ExampleBatch> trainer(Cluster cluster, int period, int rounds) {
    return Trainer.of(new SoftmaxRegression(pixels, classes), Optimizers.sgd(rate))
        .strategy(LocalSgd.every(period))
        .batchSize(batchSize)
        .seed(seed)
        .on(cluster)
        .within(Budget.steps((long) rounds * period));
  }
}
