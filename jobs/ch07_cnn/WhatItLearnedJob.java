package ch07_cnn;

import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.LayerFunction;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * What does a trained network look for? The picture that excites a filter most, or an output, is
 * found by gradient ascent on the picture, while the weights stand still.
 *
 * <p>For a filter k of the second convolution, x* = argmax Σᵢⱼ zᵏᵢⱼ(x): the sum of its map. For a
 * digit k, x* = argmax ln pₖ(x) − λ Σᵢ|xᵢ|, with λ = 0 and with a small λ, which leaves bright only
 * what the network needs. Pixels stay in [0, 1]; the way up is {@link Ascent}'s.
 *
 * <p>The network is trained by any strategy, then θ goes once to each executor, and the pictures
 * are sought side by side: a Spark task for ten filters, two for the digits.
 *
 * <p>Source: lecture <i>Convolutional Neural Network</i> of Hung-yi Lee (What does CNN learn?);
 * Simonyan et al. 2014; Nguyen, Yosinski, Clune, Deep neural networks are easily fooled, 2015.
 * Expect textures of strokes in one direction for the filters, each above all that the held-out
 * pictures reach, and pictures that the network is sure of and no person would call a digit.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.what-it-learned",
    rows = "7.4",
    summary = "The pictures that excite filters and outputs most, by gradient ascent on the input")
public final class WhatItLearnedJob implements Job<WhatItLearnedJob.Options> {

  private static final int FILTERS_A_TASK = 10;
  private static final double SURE = 0.99;

  /** The job's options. */
  public record Options(
      ImageOptions images,
      LeNet.Sizes sizes,
      LeNetTraining training,
      @Key("filters of the second convolution that are looked at, the first ones") int looked,
      @Key("steps up, at least 1") int steps,
      @Key("change of a pixel a step at first, above 0") double rate,
      @Key("weight λ of Σ|x| for the digits, at least 0") double penalty) {

    public Options {
      Require.atLeast("looked", looked, 1);
      Require.atLeast("steps", steps, 1);
      Require.positive("rate", rate);
      Require.notNegative("penalty", penalty);
    }
  }

  /**
   * Pictures that were found.
   *
   * @param pictures shape (count, p)
   * @param reached what of each one's goal
   */
  record Found(float[] pictures, double[] reached) implements Serializable {

    float[] picture(int n) {
      int pixels = pictures.length / reached.length;
      return Arrays.copyOfRange(pictures, n * pixels, (n + 1) * pixels);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    LeNet net = LeNet.of(pictures, options.sizes());
    float[] theta = options.training().fit(run, net, pictures);
    List<Goal> goals = goals(options, net);
    List<Found> found = find(run, options, net, theta, goals);
    List<Found> filters = found.subList(0, found.size() - 2);
    Found plain = found.get(found.size() - 2);
    Found sparse = found.get(found.size() - 1);
    MostExciting most = MostExciting.of(pictures.heldOut(), net, theta, looked(options, net));
    claim(run, filters, most, plain, sparse);
    WhatItLearnedPage page = new WhatItLearnedPage(run.report(), net, pictures);
    page.filters(filters, most);
    page.digits(plain, sparse, options.penalty());
    run.report().add(LeNetPage.filters(net, theta, "Filters of the first convolution"));
  }

  private static int looked(Options options, LeNet net) {
    return Math.min(options.looked(), net.sizes().filters().get(1));
  }

  /** Filters by tens, then the digits without and with the penalty. */
  private static List<Goal> goals(Options options, LeNet net) {
    List<Goal> goals = new ArrayList<>();
    int looked = looked(options, net);
    for (int k = 0; k < looked; k += FILTERS_A_TASK) {
      int to = Math.min(looked, k + FILTERS_A_TASK);
      goals.add(new Goal.Filters(k, to, net.sizes().filters().get(1)));
    }
    goals.add(new Goal.Classes(net.classes(), 0));
    goals.add(new Goal.Classes(net.classes(), options.penalty()));
    return goals;
  }

  private static List<Found> find(
      Run run, Options options, LeNet net, float[] theta, List<Goal> goals) {
    Broadcast<float[]> shared = run.sc().broadcast(theta);
    Ascent ascent = new Ascent(options.steps(), options.rate());
    long seed = run.seed();
    try (var progress = run.progress("pictures", goals.size(), "group")) {
      return Search.run(
          run.sc(),
          goals,
          goal -> {
            LayerFunction layers = goal.layers(net, shared.value());
            int pixels = net.height() * net.width();
            float[] pictures =
                ascent.climb(layers, goal::weights, goal.count(), pixels, goal.penalty(), seed);
            return new Found(pictures, goal.reached(layers.outputs(pictures)));
          },
          progress::stepTo);
    } finally {
      shared.destroy();
    }
  }

  private static void claim(
      Run run, List<Found> filters, MostExciting most, Found plain, Found sparse) {
    double[] reached = filters.stream().flatMapToDouble(f -> Arrays.stream(f.reached())).toArray();
    double leastLead =
        IntStream.range(0, reached.length)
            .mapToDouble(k -> reached[k] - most.sums()[k])
            .min()
            .orElseThrow();
    double leastSure = Arrays.stream(plain.reached()).min().orElseThrow();
    double leastSureSparse = Arrays.stream(sparse.reached()).min().orElseThrow();
    run.report()
        .metric("filters", reached.length)
        .metric("leastLead", leastLead)
        .claim(
            Claim.atLeast(
                "7.4",
                "what a filter's picture reaches above the best held-out one, least of %d filters"
                    .formatted(reached.length),
                leastLead,
                0))
        .claim(Claim.atLeast("7.4", "probability of each digit's picture, least", leastSure, SURE))
        .claim(
            Claim.atLeast(
                "7.4", "the same with the penalty on bright pixels, least", leastSureSparse, SURE));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(WhatItLearnedJob.class, args);
  }
}
