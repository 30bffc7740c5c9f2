package ch06_dnn;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;

/**
 * Is a gradient of thousands of weights, written by hand in one pass backwards, really the
 * gradient?
 *
 * <p>By the chain rule ∂ℓ/∂w = ∂z/∂w · ∂ℓ/∂z. The first factor is the input of the weight, which
 * the forward pass has left behind; the second, δ, comes from the layer above: δˡ⁻¹ = σ′(zˡ⁻¹) ⊙ δˡ
 * (Wˡ)ᵀ. {@link DeepNet} is that and nothing else. It is held against
 *
 * <ul>
 *   <li>the lecture's network of six neurons, whose outputs stand on the slide;
 *   <li>central differences, (L(θ + h eᵢ) − L(θ − h eᵢ)) / 2h, two whole passes for each of the
 *       weights that were drawn;
 *   <li>Deeplearning4j's back propagation with the same weights.
 * </ul>
 *
 * <p>Nothing moves between workers: a batch of digits and one network, on the driver.
 *
 * <p>Source: lectures <i>Deep Learning</i> and <i>Back Propagation</i> of Hung-yi Lee; Rumelhart,
 * Hinton, Williams 1986. Expect differences of rounding: 1e-7 against Deeplearning4j, which
 * computes in single precision, and less against central differences in double.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch06.back-propagation",
    rows = "6.2",
    summary = "Back propagation by hand, by central differences and by Deeplearning4j")
public final class BackPropagationJob implements Job<BackPropagationJob.Options> {

  /** Small: between θ − h and θ + h no unit may turn on or off, or the loss has an edge there. */
  private static final double STEP = 1e-6;

  private static final double TOLERANCE = 1e-5;

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("weights drawn for central differences, at least 1") int drawn) {

    public Options {
      hidden.forEach(width -> Require.atLeast("hidden", width, 1));
      Require.atLeast("drawn", drawn, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SlideNetwork.show(run.report());
    ImageSplit digits = options.images().read(run);
    ExampleBatch batch = digits.train().all();
    int[] widths = DigitNet.widths(digits, options.hidden());
    run.report().metric("examples", batch.size()).heading("On digits");
    Table table =
        Table.of(
            "Largest difference of a derivative, over the largest derivative",
            "hidden layers of",
            "weights",
            "by hand − central differences",
            "by hand − Deeplearning4j");
    for (Bend bend : Bend.values()) {
      DeepNet net = new DeepNet(widths, bend);
      float[] theta = net.initial(run.seed());
      float[] gradient = new float[net.size()];
      net.lossAndGradient(theta, batch, gradient);
      String name = bend.word();
      double numeric = numericDifference(net, theta, batch, gradient, options.drawn(), run.seed());
      run.report().claim(claim(name + ": by hand − central differences", numeric));
      if (bend == Bend.MAXOUT) { // Deeplearning4j has no such layer
        table.row(name, net.size(), numeric, "–");
        continue;
      }
      double other = twinDifference(bend, widths, theta, batch, gradient);
      run.report().claim(claim(name + ": by hand − Deeplearning4j", other));
      table.row(name, net.size(), numeric, other);
    }
    run.report().add(table);
  }

  private static Claim claim(String what, double difference) {
    return Claim.atMost(
        "6.2", what + ", largest over the largest derivative", difference, TOLERANCE);
  }

  /** The largest difference from central differences over weights that are drawn. */
  private static double numericDifference(
      DeepNet net, float[] theta, ExampleBatch batch, float[] gradient, int drawn, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double largest = 0;
    for (int n = 0; n < drawn; n++) {
      // Layers take turns: nearly all weights are in the first.
      int layer = 1 + n % net.layers();
      int i = random.nextInt(net.start(layer), net.start(layer + 1));
      float[] moved = theta.clone();
      moved[i] = (float) (theta[i] + STEP);
      double above = net.loss(moved, batch);
      double right = moved[i];
      moved[i] = (float) (theta[i] - STEP);
      // Not 2h: single precision has rounded both places.
      double slope = (above - net.loss(moved, batch)) / (right - moved[i]);
      largest = Math.max(largest, Math.abs(slope - gradient[i]));
    }
    return largest / largest(gradient);
  }

  private static double twinDifference(
      Bend bend, int[] widths, float[] theta, ExampleBatch batch, float[] gradient) {
    ExampleNetwork twin =
        ExampleNetwork.dense(bend == Bend.RELU ? Activation.RELU : Activation.SIGMOID, 0, widths);
    float[] theirs = new float[twin.size()];
    twin.lossAndGradient(ExampleNetwork.fromPerceptron(theta, widths), batch, theirs);
    float[] ours = ExampleNetwork.fromPerceptron(gradient, widths);
    double largest = 0;
    for (int i = 0; i < ours.length; i++) {
      largest = Math.max(largest, Math.abs((double) ours[i] - theirs[i]));
    }
    return largest / largest(gradient);
  }

  private static double largest(float[] gradient) {
    return IntStream.range(0, gradient.length)
        .mapToDouble(i -> Math.abs(gradient[i]))
        .max()
        .orElseThrow();
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(BackPropagationJob.class, args);
  }
}
