package study.trial;

import java.io.Serializable;
import java.util.stream.IntStream;
import leeml.data.idx.LabelledImages;
import leeml.job.Run;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Loss;
import leeml.model.Perceptron;
import leeml.optim.Optimizer;
import leeml.sim.VirtualCluster;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/**
 * What all runs of a comparison share: digits, a perceptron with ReLU, and how long it is trained.
 *
 * @param train pictures to train on
 * @param heldOut pictures to look at it with
 * @param classes how many
 * @param options the rest
 */
public record DigitTask(Examples train, Examples heldOut, int classes, DigitOptions options)
    implements Serializable {

  /** Reads the digits that the options name. */
  public static DigitTask read(Run run, DigitOptions options) {
    LabelledImages train =
        LabelledImages.readPart(run.sc().hadoopConfiguration(), options.data(), "train");
    LabelledImages test =
        LabelledImages.readPart(run.sc().hadoopConfiguration(), options.data(), "t10k");
    return new DigitTask(
        train.examples(0, Math.min(options.training(), train.count())),
        test.examples(0, Math.min(options.heldOut(), test.count())),
        Math.max(train.classes(), test.classes()),
        options);
  }

  /** The same with other options on the same pictures. */
  public DigitTask with(DigitOptions others) {
    return new DigitTask(train, heldOut, classes, others);
  }

  /** A fresh network, for one thread. */
  public Perceptron network() {
    return new Perceptron(widths(), Activation.RELU, Loss.CROSS_ENTROPY);
  }

  /** Pixels, the hidden layers' units, classes. */
  public int[] widths() {
    return IntStream.concat(
            IntStream.concat(
                IntStream.of(train.rows().columns()),
                options.hidden().stream().mapToInt(Integer::intValue)),
            IntStream.of(classes))
        .toArray();
  }

  /** A trainer of it, without a strategy yet. */
  public Trainer<ExampleBatch> trainer(Optimizer optimizer, long seed) {
    return Trainer.of(network(), optimizer)
        .batchSize(options.batch())
        .seed(seed)
        .within(Budget.epochs(options.epochs()));
  }

  /** Trains it as a setting says; the seed is of θ₀, the shards, the batches and the cluster. */
  Outcome train(Setting setting, long seed) {
    Perceptron net = network();
    ExampleBatch held = heldOut.all();
    int workers = Math.min(options.workers(), setting.strategy().mostWorkers());
    Fit fit =
        trainer(setting.optimizer(), seed)
            .strategy(setting.strategy())
            .compressor(setting.compress())
            .on(new VirtualCluster(setting.conditions(), seed))
            .validate(
                Validation.higher(Outcome.ACCURACY, theta -> net.accuracy(theta, held))
                    .everyEpochs(setting.looks().everyEpochs()))
            .within(
                Budget.epochs(options.epochs())
                    .untilAtLeast(Outcome.ACCURACY, setting.looks().enough()))
            .fit(setting.partition().cut(train, workers, seed));
    return Outcome.of(fit);
  }
}
