package ch07_cnn;

import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.job.place.Distribution;
import leeml.job.score.PictureModel;
import leeml.model.ExampleBatch;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.picture.Readings;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/**
 * How well does a convolutional network read pictures when several workers train it and their
 * parameters are averaged?
 *
 * <p>A filter w of 5 × 5 pixels slides over the picture x: z_ij = b + Σ_ab w_ab x_(i+a)(j+b), the
 * same w at every place. Of each 2 × 2 places the largest z stays (max pooling), then max(z, 0).
 * After two such stages a dense layer and a softmax read the class ({@link LeNet}). The loss is the
 * cross entropy −ln p_y, averaged over a batch; θ is all filters, weights and biases in one vector
 * of d = 431 080 numbers.
 *
 * <p>The pictures are cut into a shard a worker once. By default every worker makes H = 8 steps of
 * Adam on its own, then θ ← Σ nᵢ wᵢ / n, with nᵢ the pictures that worker i saw: 4d = 1.7 MB down
 * and up a worker and round. {@code --strategy} takes any other, Deeplearning4j's own {@code
 * dl4j-averaging:frequency=n} among them.
 *
 * <p>Source: lecture <i>Convolutional Neural Network</i> of Hung-yi Lee; LeCun et al.,
 * Gradient-based learning applied to document recognition, 1998; McDonald et al., Distributed
 * training strategies for the structured perceptron, 2010 (averaging). Data: MNIST, Fashion-MNIST,
 * or any folder of IDX files. Expect about 98 % on the 2 000 shipped held-out digits, and 98.9 % or
 * more on the whole of MNIST.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.lenet",
    rows = "7.1",
    summary = "LeNet on digits by parameter averaging: confusion, feature maps, filters",
    main = true)
public final class LeNetJob implements Job<LeNetJob.Options> {

  static final String ACCURACY = "accuracy";

  /** The job's options. */
  public record Options(
      ImageOptions images,
      LeNet.Sizes sizes,
      @Key("the optimizer: adam:rate=0.001, momentum:rate=0.02, …") Optimizer optimizer,
      @Key("pictures a step and worker, at least 1") int batch,
      @Key("passes over the training pictures, at least 1") int epochs,
      @Key("epochs between two looks at the held-out pictures, above 0") double lookEvery,
      Distribution distribution,
      @Key("least accuracy on a shipped cut, in (0, 1]") double accuracy) {

    public Options {
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.positive("look-every", lookEvery);
      Require.share("accuracy", accuracy);
    }
  }

  @Override
  public void run(Run run, Options options) {
    train(run, options);
  }

  /** The whole job, for the chapter's other sets of pictures as well. */
  static void train(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    LeNet net = LeNet.of(pictures, options.sizes());
    ExampleNetwork objective = net.objective();
    Distribution distribution = options.distribution();
    Fit fit =
        run.fit(
            "lenet",
            distribution.spread(trainer(run, options, pictures, objective), run),
            distribution.shards(pictures.train(), run));
    PictureModel.of(objective, fit.theta()).write(run.folder());
    PictureSet set = PictureSet.of(options.images().data());
    ExampleBatch heldOut = pictures.heldOut().all();
    Readings readings =
        new Readings(
            pictures.heldOut(),
            pictures.width(),
            set.classes(pictures.classes()),
            objective.outputs(fit.theta(), heldOut));
    run.report()
        .metric("accuracy", readings.accuracy())
        .metric("heldOutLoss", objective.loss(fit.theta(), heldOut))
        .metric("parameters", objective.size())
        .metric("trainingSeconds", fit.seconds());
    set.limit(pictures, options.accuracy())
        .ifPresent(
            limit ->
                run.report()
                    .claim(
                        Claim.atLeast(
                            set.row(),
                            "accuracy on held-out pictures, %d epochs of %s"
                                .formatted(options.epochs(), distribution.strategy().name()),
                            readings.accuracy(),
                            limit)));
    LeNetPage page = new LeNetPage(run.report(), net, fit);
    page.progress();
    page.readings(readings);
    page.filters();
    page.featureMaps(pictures.heldOut());
    page.costs();
  }

  private static Trainer<ExampleBatch> trainer(
      Run run, Options options, ImageSplit pictures, ExampleNetwork objective) {
    ExampleBatch heldOut = pictures.heldOut().all();
    return Trainer.of(objective, options.optimizer())
        .batchSize(options.batch())
        .seed(run.seed())
        .within(Budget.epochs(options.epochs()))
        .validate(
            Validation.higher(ACCURACY, theta -> objective.accuracy(theta, heldOut))
                .everyEpochs(options.lookEvery()));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(LeNetJob.class, args);
  }
}
