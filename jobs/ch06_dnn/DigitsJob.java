package ch06_dnn;

import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.Perceptron;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/**
 * How well does a fully connected network read digits, and what does each strategy of distributing
 * its training cost?
 *
 * <p>aˡ = ReLU(aˡ⁻¹Wˡ + bˡ) for the hidden layers, a⁰ the pixels; the last layer's outputs z are
 * scores of the ten digits, and the loss is the cross entropy −ln softmax(z)_y, averaged over a
 * batch. Its gradient comes by back propagation ({@link Perceptron}). θ is all Wˡ and bˡ in one
 * vector of d numbers.
 *
 * <p>The pictures are cut into a shard a worker once; what moves after that is what the strategy
 * moves: with {@code sync} 4d bytes down and up a worker and step, with {@code local-sgd:period=H}
 * the same every H steps. The ledger says what it was.
 *
 * <p>Source: lecture <i>Deep Learning</i> of Hung-yi Lee (Hello world of deep learning: MNIST by a
 * fully connected network); LeCun et al., Gradient-based learning applied to document recognition,
 * 1998 (the data). Expect about 94 % after training on the 8 000 shipped pictures, and more than
 * 97.5 % on the whole of MNIST.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch06.digits",
    rows = "6.1",
    summary = "A fully connected network on MNIST, by any strategy, beside MLlib's",
    main = true)
public final class DigitsJob implements Job<DigitsJob.Options> {

  /** What the course's row asks for on the whole of MNIST. */
  private static final double WHOLE_ACCURACY = 0.975;

  static final String ACCURACY = "accuracy";
  static final String HELD_OUT_LOSS = "heldOutLoss";

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("the optimizer: adam:rate=0.002, momentum:rate=0.05, sgd:rate=0.1, …")
          Optimizer optimizer,
      @Key("pictures a step and worker, at least 1") int batch,
      @Key("passes over the training pictures, at least 1") int epochs,
      @Key("epochs between two looks at the held-out pictures, above 0") double lookEvery,
      @Key("who does the arithmetic: java, deeplearning4j, or auto: the latter for its own masters")
          DigitNet.Engine engine,
      Distribution distribution,
      @Key("steps of MLlib's perceptron beside it; 0 to leave it out") int mllibSteps,
      @Key("least accuracy on the shipped cut, in (0, 1]") double accuracy) {

    public Options {
      hidden.forEach(width -> Require.atLeast("hidden", width, 1));
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.positive("look-every", lookEvery);
      Require.atLeast("mllib-steps", mllibSteps, 0);
      Require.share("accuracy", accuracy);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit digits = options.images().read(run);
    Distribution distribution = options.distribution();
    DigitNet net = DigitNet.of(options.engine(), distribution.strategy(), digits, options.hidden());
    Fit fit =
        run.fit(
            "digits",
            distribution.spread(trainer(run, options, digits, net), run),
            distribution.shards(digits.train(), run));
    net.saved().apply(fit.theta()).write(run.folder());
    ExampleBatch heldOut = digits.heldOut().all();
    double accuracy = net.accuracy(fit.theta(), heldOut);
    run.report()
        .metric("accuracy", accuracy)
        .metric("heldOutLoss", net.loss(fit.theta(), heldOut))
        .metric("parameters", net.objective().size())
        .metric("trainingSeconds", fit.seconds())
        .claim(
            Claim.atLeast(
                "6.1",
                "accuracy on held-out digits, trained by " + distribution.strategy().name(),
                accuracy,
                digits.whole() ? WHOLE_ACCURACY : options.accuracy()));
    DigitsPage page = new DigitsPage(run.report(), digits, net);
    page.progress(fit);
    if (options.mllibSteps() > 0) {
      page.besideMllib(
          accuracy,
          fit,
          MllibPerceptron.train(run, digits, options.hidden(), options.mllibSteps()));
    }
    page.misread(fit.theta());
    page.costs(fit);
  }

  private static Trainer<ExampleBatch> trainer(
      Run run, Options options, ImageSplit digits, DigitNet net) {
    ExampleBatch heldOut = digits.heldOut().all();
    return Trainer.of(net.objective(), options.optimizer())
        .batchSize(options.batch())
        .seed(run.seed())
        .within(Budget.epochs(options.epochs()))
        .validate(
            Validation.higher(ACCURACY, theta -> net.accuracy(theta, heldOut))
                .everyEpochs(options.lookEvery()))
        .validate(
            Validation.lower(HELD_OUT_LOSS, theta -> net.loss(theta, heldOut))
                .everyEpochs(options.lookEvery()));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(DigitsJob.class, args);
  }
}
