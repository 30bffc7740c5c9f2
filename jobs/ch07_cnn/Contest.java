package ch07_cnn;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.model.Examples;
import leeml.optim.Optimizer;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/**
 * A convolutional and a dense network of the same size, trained alike on the same pictures, and
 * read from pictures that were moved.
 *
 * @param pictures to train on, none of them moved, and held out
 * @param sizes of the convolutional network; the dense one follows from it
 * @param optimizer of both
 * @param batch pictures a step
 * @param epochs passes over the training pictures
 * @param farthest the largest move in pixels
 */
record Contest(
    ImageSplit pictures,
    LeNet.Sizes sizes,
    Optimizer optimizer,
    int batch,
    int epochs,
    int farthest)
    implements Serializable {

  /** Who takes part. */
  enum Contender {
    /** {@link LeNet}. */
    CONVOLUTIONAL,
    /** Pixels, one hidden layer of ReLU, softmax. */
    DENSE
  }

  /** One network from one start. */
  record Trial(Contender contender, long seed) implements Serializable {}

  /**
   * What came of a trial.
   *
   * @param accuracy on held-out pictures by the pixels they were moved, mean over four directions
   * @param seconds of training
   */
  record Result(double[] accuracy, double seconds) implements Serializable {}

  /** The network of a contender, for one thread. */
  ExampleNetwork network(Contender contender) {
    return contender == Contender.CONVOLUTIONAL
        ? LeNet.of(pictures, sizes).objective()
        : ExampleNetwork.dense(pictures.pixels(), denseUnits(), pictures.classes());
  }

  /** h, for which the (p + 1)h + (h + 1)K weights of the dense network come nearest to LeNet's. */
  int denseUnits() {
    int wanted = LeNet.of(pictures, sizes).objective().size();
    int perUnit = pictures.pixels() + 1 + pictures.classes();
    return Math.max(1, Math.round((wanted - pictures.classes()) / (float) perUnit));
  }

  /** Trains in this thread, then reads the held-out pictures at every distance. */
  Result run(Trial trial) {
    ExampleNetwork net = network(trial.contender());
    Fit fit =
        Trainer.of(net, optimizer)
            .batchSize(batch)
            .seed(trial.seed())
            .within(Budget.epochs(epochs))
            .fit(Shards.of(List.of(Shard.of(pictures.train()))));
    double[] accuracy =
        IntStream.rangeClosed(0, farthest)
            .mapToDouble(pixels -> accuracy(net, fit.theta(), pixels))
            .toArray();
    return new Result(accuracy, fit.seconds());
  }

  private double accuracy(ExampleNetwork net, float[] theta, int pixels) {
    double[] each =
        Shift.by(pixels).stream()
            .map(shift -> shift.of(pictures.heldOut(), pictures.width()))
            .mapToDouble((Examples moved) -> net.accuracy(theta, moved.all()))
            .toArray();
    return Arrays.stream(each).average().orElseThrow();
  }
}
