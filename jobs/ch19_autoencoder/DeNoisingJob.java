package ch19_autoencoder;

import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.train.Fit;

/**
 * Can a network tell a digit from the noise on it?
 *
 * <p>It is given clip(x + σ ε) and asked for x. A code that is to hold the digit has no room for
 * the noise, and so the way back is without it. Measured in decibels of a pixel's peak over what is
 * wrong: PSNR = −10 log₁₀ mean (x̂ − x)². Beside it stands the same network trained without noise,
 * and given noisy digits all the same.
 *
 * <p>Both are trained by any strategy; a picture's noise is drawn from its number, so that it is
 * the same wherever the picture lies.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee (de-noising
 * auto-encoder); Vincent et al., ICML 2008. Expect a gain of several decibels.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.de-noising",
    rows = "19.6",
    summary = "Noise taken off digits: PSNR before and after, trained with noise and without")
public final class DeNoisingJob implements Job<DeNoisingJob.Options> {

  /** The job's options. */
  public record Options(
      ImageOptions images,
      AutoEncoder.Sizes sizes,
      Training training,
      @Key("standard deviation σ of the noise, pixels being in [0, 1]") double noise,
      @Key("least gain in PSNR over the noisy pictures, decibels") double gain,
      @Key("least lead over the network that was trained without noise, decibels") double lead) {

    public Options {
      Require.positive("noise", noise);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    AutoEncoder net = new AutoEncoder(pictures.pixels(), options.sizes());
    Reconstruction withNoise = net.objective().under(options.noise());
    Fit fit = options.training().fit(run, "with noise", withNoise, pictures);
    Fit without = options.training().fit(run, "without noise", net.objective(), pictures);
    float[] clean = AutoEncoder.pixelsOf(pictures.heldOut());
    float[] noisy = noisy(pictures, options.noise());
    float[] mended = withNoise.outputs(fit.theta(), pictures.heldOut().all());
    float[] unused = withNoise.outputs(without.theta(), pictures.heldOut().all());
    double before = psnr(clean, noisy);
    double after = psnr(clean, mended);
    double other = psnr(clean, unused);
    run.report()
        .metric("psnr.noisy", before)
        .metric("psnr.after", after)
        .metric("psnr.trainedWithoutNoise", other)
        .claim(Claim.atLeast("19.6", "PSNR gained, decibels", after - before, options.gain()))
        .claim(
            Claim.atLeast(
                "19.6",
                "lead over the network trained without noise, decibels",
                after - other,
                options.lead()))
        .heading("Noise of σ = " + options.noise())
        .add(
            Table.of("Held-out pictures", "", "PSNR in decibels")
                .row("noisy", before)
                .row("through the network trained without noise", other)
                .row("through the network trained with noise", after));
    show(run, pictures, noisy, "Given", "A person still reads most of them.");
    show(run, pictures, mended, "Given back", "Digits, not noise; in doubt the likelier digit.");
    show(run, pictures, unused, "Trained without noise", "Takes noise for strokes.");
  }

  private static float[] noisy(ImageSplit pictures, double deviation) {
    int pixels = pictures.pixels();
    NoisyRows rows = new NoisyRows(pictures.heldOut().rows(), deviation);
    float[] noisy = new float[rows.count() * pixels];
    for (int i = 0; i < rows.count(); i++) {
      rows.copy(i, noisy, i * pixels);
    }
    return noisy;
  }

  private static double psnr(float[] clean, float[] other) {
    return -10 * Math.log10(DeepCodeJob.meanSquaredError(clean, other));
  }

  private static void show(
      Run run, ImageSplit pictures, float[] pixels, String title, String caption) {
    run.report().add(HeldOutRow.of(title, pictures, pixels).caption(caption));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(DeNoisingJob.class, args);
  }
}
