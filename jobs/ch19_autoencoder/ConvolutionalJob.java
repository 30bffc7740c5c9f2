package ch19_autoencoder;

import ch19_autoencoder.ConvolutionalAutoEncoder.Unpooling;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.model.ExampleBatch;
import leeml.optim.Require;
import leeml.report.Claim;

/**
 * How does a network that pools find its way back to a picture?
 *
 * <p>{@link ConvolutionalAutoEncoder} undoes pooling in two ways. <i>Repeating</i>: a number
 * becomes a window of the same number. <i>Places</i>, as the lecture draws it: pooling remembers
 * where in each window the largest was, the number goes back there and the rest is 0. Deconvolution
 * undoes convolution, and is itself one, over the padded picture with the filter turned round.
 *
 * <p>Both stand beside a dense auto-encoder and principal components with codes of the same size.
 * But places are more than the code: each is one of four, two bits, and there are more of them than
 * pixels. To see what they carry, codes of some pictures are decoded with places of others.
 *
 * <p>The networks are trained by any strategy, one after the other.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee (auto-encoder
 * for CNN); Zeiler, Fergus, ECCV 2014. Expect the places to make pictures sharper by far, and to
 * decide, with the code of another digit, what digit is seen.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.convolutional",
    rows = "19.5",
    summary = "Unpooling by places and by repetition, deconvolution, beside a dense code and PCA")
public final class ConvolutionalJob implements Job<ConvolutionalJob.Options> {

  private static final int CROSSED = 9;

  /** The job's options. */
  public record Options(
      ImageOptions images,
      ConvolutionalAutoEncoder.Sizes sizes,
      @Key("hidden layers of the dense auto-encoder, which has the same code") List<Integer> hidden,
      Training training,
      @Key("largest share of the components' error, unpooling by repetition") double share,
      @Key("largest share of repetition's error, unpooling by places") double placesShare) {

    public Options {
      Require.positive("share", share);
      Require.positive("places-share", placesShare);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    int code = options.sizes().code();
    float[] original = AutoEncoder.pixelsOf(pictures.heldOut());
    Reconstruction dense =
        new AutoEncoder(pictures.pixels(), new AutoEncoder.Sizes(options.hidden(), code))
            .objective();
    ConvolutionalAutoEncoder repeat = network(options, pictures, Unpooling.REPEAT);
    ConvolutionalAutoEncoder places = network(options, pictures, Unpooling.PLACES);
    Trained byDense = train(run, options, pictures, "dense", dense);
    Trained byRepeat = train(run, options, pictures, "repeat", repeat.objective());
    Trained byPlaces = train(run, options, pictures, "places", places.objective());
    float[] linear = LinearCode.of(run, pictures, code).back(original);
    double pca = DeepCodeJob.meanSquaredError(original, linear);
    report(run, options, pca, byDense, byRepeat, byPlaces);
    ConvolutionalPage page = new ConvolutionalPage(run.report(), pictures, code);
    page.errors(places, pca, byDense, byRepeat, byPlaces);
    page.pictures(original, linear, byDense, byRepeat, byPlaces);
    page.crossed(
        original,
        places.crossed(byPlaces.theta(), first(original, pictures), shifted(original, pictures)));
  }

  private static ConvolutionalAutoEncoder network(
      Options options, ImageSplit pictures, Unpooling unpooling) {
    return new ConvolutionalAutoEncoder(
        pictures.height(), pictures.width(), options.sizes(), unpooling);
  }

  /**
   * A network and what it makes of the held-out pictures.
   *
   * @param error mean squared error of a pixel
   */
  record Trained(float[] theta, float[] outputs, double error, int size) {}

  private static Trained train(
      Run run, Options options, ImageSplit pictures, String name, Reconstruction net) {
    float[] theta = options.training().fit(run, name, net, pictures).theta();
    ExampleBatch heldOut = pictures.heldOut().all();
    float[] outputs = net.outputs(theta, heldOut);
    double error = DeepCodeJob.meanSquaredError(AutoEncoder.pixelsOf(pictures.heldOut()), outputs);
    return new Trained(theta, outputs, error, net.size());
  }

  private static void report(
      Run run, Options options, double pca, Trained dense, Trained repeat, Trained places) {
    run.report()
        .metric("error.pca", pca)
        .metric("error.dense", dense.error())
        .metric("error.repeat", repeat.error())
        .metric("error.places", places.error())
        .claim(
            Claim.atMost(
                "19.5",
                "held-out squared error, repeating over PCA, codes of " + options.sizes().code(),
                repeat.error() / pca,
                options.share()))
        .claim(
            Claim.atMost(
                "19.5",
                "held-out squared error, places over repeating",
                places.error() / repeat.error(),
                options.placesShare()));
  }

  /** The first held-out pictures. */
  private static float[] first(float[] original, ImageSplit pictures) {
    int count = Math.min(CROSSED, pictures.heldOut().size());
    return Arrays.copyOf(original, count * pictures.pixels());
  }

  /** The same ones, each in the place of the one before it. */
  private static float[] shifted(float[] original, ImageSplit pictures) {
    float[] all = first(original, pictures);
    float[] turned = new float[all.length];
    int size = pictures.pixels();
    System.arraycopy(all, size, turned, 0, all.length - size);
    System.arraycopy(all, 0, turned, all.length - size, size);
    return turned;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(ConvolutionalJob.class, args);
  }
}
