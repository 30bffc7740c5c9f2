package ch06_dnn;

import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.spark.broadcast.Broadcast;

/**
 * Why does a network of many sigmoid layers not train, and what do ReLU and maxout change?
 *
 * <p>Every layer multiplies what comes back with σ′(z) Wᵀ. The slope of the sigmoid is at most ¼,
 * so that after ten layers next to nothing is left for the first ones: they hardly move from where
 * chance has put them, and the last ones learn from what they make of the picture. ReLU's slope is
 * 1 for every unit that is on; maxout hands everything to the larger of its two sums.
 *
 * <p>Networks of one to many hidden layers of the same width, each σ, several seeds: a Spark task a
 * network, the pictures broadcast once. Before the first step ∂L/∂Wˡ is taken layer by layer; then
 * the network is trained by plain descent and read.
 *
 * <p>Source: lecture <i>Tips for Deep Learning</i> of Hung-yi Lee (vanishing gradient problem);
 * Hochreiter 1991; Glorot, Bengio, AISTATS 2010; Goodfellow et al., <i>Maxout networks</i>, ICML
 * 2013. Expect sigmoid networks of six layers to guess.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch06.vanishing-gradient",
    rows = "6.3",
    summary = "Gradient by layer and accuracy by depth, for sigmoid, ReLU and maxout")
public final class VanishingGradientJob implements Job<VanishingGradientJob.Options> {

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("numbers of hidden layers, rising") List<Integer> depths,
      @Key("units of a hidden layer, at least 1") int width,
      @Key("the optimizer: sgd:rate=0.1, adam:rate=0.001, …") Optimizer optimizer,
      @Key("pictures a step, at least 1") int batch,
      @Key("passes over the training pictures, at least 1") int epochs,
      @Key("starts of each network, at least 1") int seeds,
      @Key("largest share of the last layer's gradient in the first: deepest, sigmoid")
          double vanished,
      @Key("least share of it: deepest, ReLU and maxout") double kept,
      @Key("least lead of ReLU over sigmoid in training accuracy at the deepest") double lead) {

    public Options {
      depths = List.copyOf(depths);
      if (depths.isEmpty() || !depths.equals(depths.stream().sorted().distinct().toList())) {
        throw new IllegalArgumentException("depths = " + depths + ", expected rising numbers");
      }
      depths.forEach(depth -> Require.atLeast("depths", depth, 1));
      Require.atLeast("width", width, 1);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 1);
    }

    int deepest() {
      return Collections.max(depths);
    }
  }

  /** One network. */
  record Trial(Bend bend, int depth, long seed) implements Serializable {}

  /**
   * What came of it.
   *
   * @param trial which network
   * @param gradients root mean square of ∂L/∂Wˡ before the first step, layer by layer
   * @param training accuracy on the pictures it was trained on
   * @param heldOut accuracy on others
   */
  record Result(Trial trial, List<Double> gradients, double training, double heldOut)
      implements Serializable {

    /** The first layer's gradient over the last's. */
    double reachesFirst() {
      return gradients.get(0) / gradients.get(gradients.size() - 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit digits = options.images().read(run);
    List<Trial> trials = trials(options, run.seed());
    Broadcast<ImageSplit> shared = run.sc().broadcast(digits);
    Recipe recipe =
        new Recipe(options.width(), options.optimizer(), options.batch(), options.epochs());
    List<Result> results;
    try (var progress = run.progress("depths and activations", trials.size(), "network")) {
      results =
          Search.run(
              run.sc(), trials, trial -> recipe.train(trial, shared.value()), progress::stepTo);
    }
    shared.destroy();
    claim(run, options, results);
    VanishingGradientPage page = new VanishingGradientPage(run.report(), results);
    page.gradients(options.deepest());
    page.accuracy(options.depths());
  }

  private static List<Trial> trials(Options options, long seed) {
    List<Trial> trials = new ArrayList<>();
    // The deepest first: a long task that starts last is waited for.
    for (int depth : options.depths().stream().sorted(Collections.reverseOrder()).toList()) {
      for (Bend bend : Bend.values()) {
        IntStream.range(0, options.seeds())
            .forEach(i -> trials.add(new Trial(bend, depth, seed + i)));
      }
    }
    return trials;
  }

  /** How every network is trained. */
  record Recipe(int width, Optimizer optimizer, int batch, int epochs) implements Serializable {

    Result train(Trial trial, ImageSplit digits) {
      DeepNet net =
          DeepNet.of(digits.pixels(), trial.depth(), width, digits.classes(), trial.bend());
      float[] gradient = new float[net.size()];
      net.lossAndGradient(net.initial(trial.seed()), digits.heldOut().all(), gradient);
      Fit fit =
          Trainer.of(net, optimizer)
              .batchSize(batch)
              .seed(trial.seed())
              .within(Budget.epochs(epochs))
              .fit(Shards.of(List.of(Shard.of(digits.train()))));
      return new Result(
          trial,
          net.gradientByLayer(gradient),
          net.accuracy(fit.theta(), digits.train().all()),
          net.accuracy(fit.theta(), digits.heldOut().all()));
    }
  }

  private static void claim(Run run, Options options, List<Result> results) {
    int deepest = options.deepest();
    double sigmoid = mean(results, Bend.SIGMOID, deepest, Result::reachesFirst);
    run.report().metric("reachesFirst.sigmoid", sigmoid);
    run.report()
        .claim(
            Claim.atMost(
                "6.3",
                "sigmoid, %d hidden layers: first layer's gradient over the last's"
                    .formatted(deepest),
                sigmoid,
                options.vanished()));
    for (Bend bend : List.of(Bend.RELU, Bend.MAXOUT)) {
      double reaches = mean(results, bend, deepest, Result::reachesFirst);
      String name = bend.word();
      run.report()
          .metric("reachesFirst." + name, reaches)
          .claim(Claim.atLeast("6.3", name + ", as deep: the same", reaches, options.kept()));
    }
    double lead =
        mean(results, Bend.RELU, deepest, Result::training)
            - mean(results, Bend.SIGMOID, deepest, Result::training);
    run.report()
        .claim(
            Claim.atLeast(
                "6.3", "lead of ReLU in training accuracy, as deep", lead, options.lead()));
  }

  static double mean(List<Result> results, Bend bend, int depth, ToDoubleFunction<Result> what) {
    return results.stream()
        .filter(result -> result.trial().bend() == bend && result.trial().depth() == depth)
        .mapToDouble(what)
        .average()
        .orElseThrow();
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(VanishingGradientJob.class, args);
  }
}
