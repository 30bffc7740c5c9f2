package ch19_autoencoder.few;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.data.idx.ImageSplit;
import leeml.model.Activation;
import leeml.model.Examples;
import leeml.model.Loss;
import leeml.model.Perceptron;
import leeml.optim.Optimizer;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.shard.Shuffle;

/**
 * The same network trained on few labelled pictures from different starts, and judged by held-out
 * ones.
 *
 * @param pictures of which a few are used with their labels
 * @param hidden units of the hidden layers
 * @param optimizer of all trials
 * @param batch pictures a step
 * @param steps of every trial
 * @param layers the hidden layers' parameters learned without labels, one vector a seed, in the
 *     order of {@code leeml.model.DenseNet}
 */
public record FewLabels(
    ImageSplit pictures,
    List<Integer> hidden,
    Optimizer optimizer,
    int batch,
    long steps,
    List<float[]> layers)
    implements Serializable {

  /** Where training starts. */
  public enum Start {
    /** Sigmoids, all weights drawn. */
    RANDOM("random start", Activation.SIGMOID),
    /** ReLU, all weights drawn: what one would take today where there is nothing to start from. */
    RECTIFIED("random start, ReLU", Activation.RELU),
    /** Sigmoids whose hidden layers were learned without labels. */
    PRE_TRAINED("pre-trained", Activation.SIGMOID);

    private final String label;
    private final Activation activation;

    Start(String label, Activation activation) {
      this.label = label;
      this.activation = activation;
    }

    /** As a person calls it. */
    public String label() {
      return label;
    }
  }

  /**
   * One training.
   *
   * @param start where it starts
   * @param perClass labelled pictures of each class
   * @param number of the seed, 0 … seeds − 1
   * @param seed of labels, start and order: the same for all starts
   */
  public record Trial(Start start, int perClass, int number, long seed) implements Serializable {}

  /** Copies the widths. */
  public FewLabels {
    hidden = List.copyOf(hidden);
  }

  /** Trains in this thread and returns the share of held-out pictures read rightly. */
  public double accuracy(Trial trial) {
    Perceptron net = network(trial.start());
    Examples labelled =
        pictures
            .train()
            .take(chosen(pictures.train(), pictures.classes(), trial.perClass(), trial.seed()));
    float[] theta =
        Trainer.of(net, optimizer)
            .batchSize(Math.min(batch, labelled.size()))
            .seed(trial.seed())
            .startingAt(start(net, trial))
            .within(Budget.steps(steps))
            .fit(Shards.of(List.of(Shard.of(labelled))))
            .theta();
    return net.accuracy(theta, pictures.heldOut().all());
  }

  private Perceptron network(Start start) {
    int[] widths =
        IntStream.concat(
                IntStream.concat(
                    IntStream.of(pictures.pixels()), hidden.stream().mapToInt(Integer::intValue)),
                IntStream.of(pictures.classes()))
            .toArray();
    return new Perceptron(widths, start.activation, Loss.CROSS_ENTROPY);
  }

  /** Weights that are drawn; the hidden layers' replaced where they were learned. */
  float[] start(Perceptron net, Trial trial) {
    float[] theta = net.initial(trial.seed());
    if (trial.start() == Start.PRE_TRAINED) {
      float[] learned = layers.get(trial.number());
      System.arraycopy(learned, 0, theta, 0, learned.length);
    }
    return theta;
  }

  /**
   * Draws the same number of pictures of each class.
   *
   * @throws IllegalArgumentException if a class has fewer
   */
  static int[] chosen(Examples examples, int classes, int perClass, long seed) {
    int[] left = new int[classes];
    Arrays.fill(left, perClass);
    int[] chosen =
        Arrays.stream(Shuffle.of(examples.size(), new SplittableRandom(seed)))
            .filter(i -> left[(int) examples.targets()[i]]-- > 0)
            .toArray();
    if (chosen.length < classes * perClass) {
      throw new IllegalArgumentException(
          "per-class = %d, but a class has fewer of the %d training pictures"
              .formatted(perClass, examples.size()));
    }
    return chosen;
  }
}
