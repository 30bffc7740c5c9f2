package ch04_optimization.net;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Loss;
import leeml.model.Perceptron;
import leeml.optim.Optimizer;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/**
 * A perceptron on pictures: p pixels, hidden layers of ReLU, K scores, cross entropy. Everything
 * but the optimizer and the seed is fixed here, so that trials differ in nothing else.
 *
 * <p>The seed sets θ₀ and the order of the batches: two optimizers with the same seed start at the
 * same place and see the same batches.
 *
 * @param pictures the three parts of the data
 * @param hidden widths of the hidden layers, in order
 * @param batchSize examples a step, at least 1
 */
public record PictureNet(PictureSplit pictures, List<Integer> hidden, int batchSize)
    implements Serializable {

  public PictureNet {
    hidden = List.copyOf(hidden);
  }

  /** A fresh network, for one thread. */
  public Perceptron perceptron() {
    int[] widths =
        Stream.of(List.of(pictures.pixels()), hidden, List.of(pictures.classes()))
            .flatMap(List::stream)
            .mapToInt(Integer::intValue)
            .toArray();
    return new Perceptron(widths, Activation.RELU, Loss.CROSS_ENTROPY);
  }

  /** Steps in a pass over the training part. */
  public int stepsPerEpoch() {
    return (int) Sampler.stepsPerEpoch(pictures.training().size(), batchSize);
  }

  /** A serial trainer over the training part, ready to be told what to watch. */
  public Trainer<ExampleBatch> trainer(Optimizer optimizer, long seed, int epochs) {
    return Trainer.of(perceptron(), optimizer)
        .batchSize(batchSize)
        .seed(seed)
        .within(Budget.epochs(epochs));
  }

  /** The training part as the one shard of a serial run. */
  public Shards<ExampleBatch> shards() {
    return Shards.of(List.of(Shard.of(pictures.training())));
  }

  /** Trains and looks at all three parts after every epoch. */
  public Curves train(Optimizer optimizer, long seed, int epochs) {
    Perceptron net = perceptron();
    ExampleBatch seen = first(pictures.training(), pictures.test().size());
    ExampleBatch validation = pictures.validation().all();
    ExampleBatch test = pictures.test().all();
    Trainer<ExampleBatch> trainer =
        trainer(optimizer, seed, epochs)
            .validate(Validation.lower(Curves.TRAINING_LOSS, theta -> net.loss(theta, seen)))
            .validate(
                Validation.higher(Curves.TRAINING_ACCURACY, theta -> net.accuracy(theta, seen)))
            .validate(
                Validation.higher(
                    Curves.VALIDATION_ACCURACY, theta -> net.accuracy(theta, validation)))
            .validate(Validation.lower(Curves.TEST_LOSS, theta -> net.loss(theta, test)))
            .validate(Validation.higher(Curves.TEST_ACCURACY, theta -> net.accuracy(theta, test)));
    return Curves.of(trainer.fit(shards()), epochs);
  }

  /** The first examples of a part, at most {@code most}: enough to judge by, and cheaper. */
  private static ExampleBatch first(Examples part, int most) {
    ExampleBatch all = part.all();
    return new ExampleBatch(part, all.order(), 0, Math.min(most, all.size()));
  }
}
