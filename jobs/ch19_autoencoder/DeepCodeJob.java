package ch19_autoencoder;

import com.google.auto.service.AutoService;
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
import leeml.train.Fit;

/**
 * How much of a picture do a few numbers hold, if a deep network chooses them, and how much if a
 * straight line does?
 *
 * <p>Principal components are the best code that is linear both ways: z = Vᵀ(x − μ), x̂ = μ + Vz. A
 * deep auto-encoder ({@link AutoEncoder}) bends on both ways. Both have codes of the same size, are
 * found on the same pictures, and are judged by the mean squared error of a pixel of held-out ones.
 *
 * <p>The network is trained by any strategy, its pictures being their own targets. The components
 * come from one pass over the pictures on Spark, p² numbers a worker.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee; Hinton,
 * Salakhutdinov 2006. Expect about two thirds of the components' error, and pictures that are sharp
 * where those of the components are smeared.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.deep-code",
    rows = "19.1",
    summary = "A deep auto-encoder and PCA at equal code size, pictures side by side",
    main = true)
public final class DeepCodeJob implements Job<DeepCodeJob.Options> {

  /** The job's options. */
  public record Options(
      ImageOptions images,
      AutoEncoder.Sizes sizes,
      Training training,
      @Key("largest share of the components' held-out error") double share) {

    public Options {
      Require.positive("share", share);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    AutoEncoder net = new AutoEncoder(pictures.pixels(), options.sizes());
    Reconstruction objective = net.objective();
    Fit fit = options.training().fit(run, "auto-encoder", objective, pictures);
    ExampleBatch heldOut = pictures.heldOut().all();
    float[] original = AutoEncoder.pixelsOf(pictures.heldOut());
    float[] deep = objective.outputs(fit.theta(), heldOut);
    float[] linear = LinearCode.of(run, pictures, options.sizes().code()).back(original);
    double deepError = meanSquaredError(original, deep);
    double linearError = meanSquaredError(original, linear);
    run.report()
        .metric("deep.error", deepError)
        .metric("pca.error", linearError)
        .metric("parameters", objective.size())
        .metric("trainingSeconds", fit.seconds())
        .claim(
            Claim.atMost(
                "19.1",
                "held-out squared error, deep over PCA, codes of " + options.sizes().code(),
                deepError / linearError,
                options.share()));
    DeepCodePage page = new DeepCodePage(run.report(), pictures, options.sizes().code());
    page.sideBySide(original, deep, linear);
    page.errors(deepError, linearError);
    page.progress(fit);
  }

  /** Mean over pixels of (x̂ − x)². */
  static double meanSquaredError(float[] original, float[] back) {
    double sum = 0;
    for (int i = 0; i < original.length; i++) {
      double difference = (double) back[i] - original[i];
      sum += difference * difference;
    }
    return sum / original.length;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(DeepCodeJob.class, args);
  }
}
