package ch19_autoencoder;

import ch19_autoencoder.tied.Sensitivity;
import ch19_autoencoder.tied.TiedAutoEncoder;
import com.google.auto.service.AutoService;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.model.Examples;
import leeml.optim.Require;
import leeml.report.Claim;

/**
 * Can a code be made to stay where it is when its picture changes a little?
 *
 * <p>By paying for it: the contractive auto-encoder adds λ‖∂h/∂x‖² to the cross entropy, the size
 * of the code's derivative at the training pictures ({@link TiedAutoEncoder} has the equations).
 * The cross entropy asks that different pictures keep different codes, the price asks that nothing
 * else moves them. Beside it stands the same auto-encoder with λ = 0, and both are judged on
 * held-out pictures: how far codes move under noise and under a shift by one pixel, against how far
 * the codes of different pictures lie apart, so that a code that is only made smaller wins nothing.
 *
 * <p>Both are plain Java and trained by any strategy; a worker sends 4d bytes a round.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee (contractive
 * auto-encoder); Rifai et al., ICML 2011. Expect codes that move by a fraction under noise, at a
 * larger error; against a shift, which is no small change, it helps less.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.contractive",
    rows = "19.6",
    summary = "Paying for the code's derivative: how far codes move under noise and shifts")
public final class ContractiveJob implements Job<ContractiveJob.Options> {

  private static final int NEAREST = 10;

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("numbers k of a code, at least 1") int code,
      @Key("price λ of the squared derivative, above 0") double penalty,
      Training training,
      @Key("standard deviation of the noise that codes are to withstand") double noise,
      @Key("held-out pictures whose derivative is taken apart, at least 1") int looked,
      @Key("largest share of the plain code's movement under noise") double share,
      @Key("largest held-out error over that of the plain auto-encoder") double dearer) {

    public Options {
      Require.atLeast("code", code, 1);
      Require.positive("penalty", penalty);
      Require.positive("noise", noise);
      Require.atLeast("looked", looked, 1);
    }
  }

  /** What is measured of one auto-encoder on held-out pictures. */
  record Measured(
      double error,
      double derivative,
      double underNoise,
      double underShift,
      double precision,
      double[] singularValues,
      float[] theta,
      float[] outputs) {}

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    Measured plain = measured(run, options, pictures, "plain", 0);
    Measured contractive = measured(run, options, pictures, "contractive", options.penalty());
    run.report()
        .metric("noise.plain", plain.underNoise())
        .metric("noise.contractive", contractive.underNoise())
        .metric("shift.plain", plain.underShift())
        .metric("shift.contractive", contractive.underShift())
        .metric("error.plain", plain.error())
        .metric("error.contractive", contractive.error())
        .metric("derivative.plain", plain.derivative())
        .metric("derivative.contractive", contractive.derivative())
        .claim(
            Claim.atMost(
                "19.6",
                "movement of codes under noise, contractive over plain",
                contractive.underNoise() / plain.underNoise(),
                options.share()))
        .claim(
            Claim.atMost(
                "19.6",
                "size of the code's derivative, contractive over plain",
                contractive.derivative() / plain.derivative(),
                options.share()))
        .claim(
            Claim.atMost(
                "19.6",
                "held-out squared error, contractive over plain",
                contractive.error() / plain.error(),
                options.dearer()));
    ContractivePage page = new ContractivePage(run.report(), pictures, options);
    page.movements(plain, contractive);
    page.singularValues(plain, contractive);
    page.units(plain, contractive);
    page.pictures(plain, contractive);
  }

  private static Measured measured(
      Run run, Options options, ImageSplit pictures, String name, double penalty) {
    TiedAutoEncoder net = TiedAutoEncoder.contractive(pictures.pixels(), options.code(), penalty);
    float[] theta =
        options
            .training()
            .fit(run, name, net, pictures.train(), pictures.heldOut(), run.seed())
            .theta();
    Examples heldOut = pictures.heldOut();
    Sensitivity sensitivity = new Sensitivity(net, theta);
    float[] outputs = net.outputs(theta, heldOut.all());
    Examples looked =
        heldOut.take(IntStream.range(0, Math.min(options.looked(), heldOut.size())).toArray());
    return new Measured(
        DeepCodeJob.meanSquaredError(AutoEncoder.pixelsOf(heldOut), outputs),
        Math.sqrt(net.squaredDerivative(theta, heldOut.all())),
        sensitivity.ratio(heldOut, Sensitivity.noisy(heldOut, options.noise(), run.seed())),
        sensitivity.ratio(heldOut, Sensitivity.shifted(heldOut, pictures.width(), 1)),
        precision(sensitivity, pictures, looked),
        sensitivity.singularValues(looked),
        theta,
        outputs);
  }

  /** The share of the ten nearest training pictures by code that show the same thing. */
  private static double precision(Sensitivity codes, ImageSplit pictures, Examples asking) {
    NearestPictures known =
        new NearestPictures(codes.codes(pictures.train()), pictures.train().targets());
    return known.precision(codes.codes(asking), asking.targets(), NEAREST);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(ContractiveJob.class, args);
  }
}
