package ch04_optimization;

import ch04_optimization.net.Curves;
import ch04_optimization.net.OverSeeds;
import ch04_optimization.net.PictureNet;
import ch04_optimization.net.PictureSplit;
import ch04_optimization.net.Trial;
import ch04_optimization.theory.LookaheadPaths;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.optim.schedule.Constant;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.HeatMap;
import org.apache.spark.broadcast.Broadcast;

/**
 * What does going back half the way after every k steps do for an optimizer?
 *
 * <p>Lookahead keeps slow weights φ. From θ = φ any optimizer takes k steps; then φ ← φ + α·(θ − φ)
 * and θ ← φ. It is a transform of updates, so one class composes with all optimizers, which the job
 * checks against {@link LookaheadPaths} for SGD, momentum and Adam. A picture shows fast and slow
 * weights on a noisy bowl. {@link SteadyVariance} holds the variance in the long run against
 * theory. Last, a perceptron is trained by momentum alone and by Lookahead around it over rates η
 * and inner momenta μ, to see whether the slow weights make the choice of either matter less.
 *
 * <p>Every setting of the noisy model and every (optimizer, η, μ, seed) of the network is one Spark
 * task, which sends back a curve.
 *
 * <p>Source: lecture <i>New Optimization</i> of Hung-yi Lee (Lookahead: k steps forward, 1 step
 * back; universal wrapper, more stable); Zhang, Lucas, Hinton and Ba 2019, algorithm 1, sections
 * 3.1 and 5. Data: a cut of Fashion-MNIST at 14 × 14. Expect a smaller variance at equal rate, and
 * the most help where the inner rate or momentum is too high.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch04.lookahead",
    rows = "4.6",
    summary = "Lookahead: recurrence around three optimizers, variance against theory, robustness")
public final class LookaheadJob implements Job<LookaheadJob.Options> {

  private static final String PLAIN = "momentum";
  private static final String AROUND = "Lookahead(momentum)";

  /** The job's options. */
  public record Options(
      @Key("folder with IDX files train-* and t10k-*") String data,
      @Key("pictures to train on, at least 1") int training,
      @Key("pictures to report on, at least 1") int test,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("pictures a step, at least 1") int batchSize,
      @Key("k: steps forward before a step back, at least 1") int period,
      @Key("α: how far the slow weights follow, in (0, 1]") double slowRate,
      @Key("rates η tried, each above 0") List<Double> rates,
      @Key("inner momenta μ tried, each in [0, 1)") List<Double> momenta,
      @Key("passes over the training pictures, at least 1") int epochs,
      @Key("runs of each setting, at least 2, for a spread") int seeds,
      @Key("parameters that move side by side in the noisy model, at least 100") int copies,
      @Key("steps of the noisy model, at least 100") int noisySteps,
      @Key("largest relative difference from the theory of the variance") double tolerance) {

    public Options {
      Require.atLeast("training", training, 1);
      Require.atLeast("test", test, 1);
      Require.atLeast("batch-size", batchSize, 1);
      Require.atLeast("period", period, 1);
      Require.share("slow-rate", slowRate);
      Require.atLeast("number of rates", rates.size(), 1);
      rates.forEach(rate -> Require.positive("rates", rate));
      Require.atLeast("number of momenta", momenta.size(), 1);
      momenta.forEach(momentum -> Require.decay("momenta", momentum));
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 2);
      Require.atLeast("copies", copies, 100);
      Require.atLeast("noisy-steps", noisySteps, 100);
      Require.positive("tolerance", tolerance);
    }

    Optimizer optimizer(boolean around, double rate, double momentum) {
      Optimizer inner = Optimizers.momentum(new Constant(rate), momentum);
      return around ? Optimizers.lookahead(inner, period, slowRate) : inner;
    }
  }

  @Override
  public void run(Run run, Options options) {
    claimRecurrence(run, options);
    drawWalk(run, options);
    new SteadyVariance(options.period(), options.copies(), options.noisySteps())
        .show(run, options.slowRate(), options.tolerance());
    PictureSplit pictures =
        PictureSplit.read(
            run.sc().hadoopConfiguration(), options.data(), options.training(), 1, options.test());
    PictureNet net = new PictureNet(pictures, options.hidden(), options.batchSize());
    Broadcast<PictureNet> shared = run.sc().broadcast(net);
    run.report().heading("On a network: rates and inner momenta");
    train(run, shared, options);
    shared.destroy();
  }

  /** Largest difference from the paper's two loops, on L(θ) = ½·θ² + cos 3θ, over 40 rounds. */
  private static void claimRecurrence(Run run, Options options) {
    int rounds = 40;
    LookaheadPaths paths =
        new LookaheadPaths(
            theta -> theta - 3 * Math.sin(3 * theta),
            2,
            options.period(),
            options.slowRate(),
            rounds);
    claimRecurrence(run, options, "SGD", Optimizers.sgd(0.02), paths.overSgd(0.02));
    claimRecurrence(
        run, options, "momentum", Optimizers.momentum(0.01), paths.overMomentum(0.01, 0.9));
    claimRecurrence(run, options, "Adam", Optimizers.adam(0.05), paths.overAdam(0.05));
  }

  private static void claimRecurrence(
      Run run, Options options, String name, Optimizer inner, double[] expected) {
    Optimizer lookahead = Optimizers.lookahead(inner, options.period(), options.slowRate());
    Optimizer.State state = lookahead.init(1);
    float[] theta = {2};
    double worst = 0;
    for (double there : expected) {
      float[] direction = {(float) (theta[0] - 3 * Math.sin(3 * theta[0]))};
      state.update(direction, theta);
      theta[0] += direction[0];
      worst = Math.max(worst, Math.abs(theta[0] - there));
    }
    run.report()
        .claim(
            Claim.atMost(
                "4.6",
                "Lookahead over " + name + " equals algorithm 1 step by step: largest difference",
                worst,
                1e-6));
  }

  /** Fast and slow weights on an elongated bowl with noisy gradients. */
  private static void drawWalk(Run run, Options options) {
    NoisyWalk walk = NoisyWalk.of(options.period(), options.slowRate(), run.seed());
    run.report()
        .heading("k steps forward, one step back")
        .add(
            HeatMap.of("Fast and slow weights on a noisy bowl", "θ₁", "θ₂", "loss without noise")
                .surface(-1, 4.5, -2.5, 2.5, NoisyWalk::loss)
                .logColour()
                .path("fast weights θ", walk.fastX(), walk.fastY())
                .path("slow weights φ", walk.slowX(), walk.slowY())
                .caption(
                    "The fast weights go back and forth across the valley; the slow ones cut through"
                        + " the middle, because a point between two opposite walls lies near the"
                        + " floor."));
  }

  private static void train(Run run, Broadcast<PictureNet> shared, Options options) {
    List<Trial> trials = new ArrayList<>();
    for (double momentum : options.momenta()) {
      for (double rate : options.rates()) {
        for (boolean around : new boolean[] {false, true}) {
          Optimizer optimizer = options.optimizer(around, rate, momentum);
          Trial.overSeeds(optimizer, run.seed(), options.seeds()).forEach(trials::add);
        }
      }
    }
    compare(run, options, Trial.trainAll(run, shared, trials, options.epochs()));
  }

  private static void compare(Run run, Options options, List<Curves> curves) {
    Table table =
        Table.of("Test accuracy: mean ± standard deviation over seeds", "μ", "η", PLAIN, AROUND);
    int rates = options.rates().size();
    double worstPlain = Double.POSITIVE_INFINITY;
    double worstAround = Double.POSITIVE_INFINITY;
    int at = 0;
    for (double momentum : options.momenta()) {
      double[][] mean = new double[2][rates];
      double[][] deviation = new double[2][rates];
      for (int r = 0; r < rates; r++) {
        OverSeeds plain = accuracy(curves, at++, options.seeds());
        OverSeeds around = accuracy(curves, at++, options.seeds());
        mean[0][r] = plain.last();
        mean[1][r] = around.last();
        deviation[0][r] = plain.lastDeviation();
        deviation[1][r] = around.lastDeviation();
        table.row(momentum, options.rates().get(r), plain.lastText(), around.lastText());
        worstPlain = Math.min(worstPlain, plain.last());
        worstAround = Math.min(worstAround, around.last());
      }
      run.report()
          .add(
              BarChart.of("Inner momentum " + momentum, "rate η", "test accuracy")
                  .groups(options.rates().stream().map(String::valueOf).toArray(String[]::new))
                  .bars(PLAIN, mean[0], deviation[0])
                  .bars(AROUND, mean[1], deviation[1])
                  .caption(
                      "Means over seeds, whiskers ± one standard deviation. At which rate does each"
                          + " optimizer begin to lose accuracy?"));
    }
    run.report()
        .add(table)
        .metric("worstTestAccuracy.momentum", worstPlain)
        .metric("worstTestAccuracy.lookahead", worstAround)
        .claim(
            Claim.atLeast(
                "4.6",
                "worst test accuracy over rates and momenta: Lookahead's minus the plain one's",
                worstAround - worstPlain,
                run.smoke() ? -1 : 0));
  }

  /** Accuracy of one setting; a run that diverged counts as guessing. */
  private static OverSeeds accuracy(List<Curves> curves, int setting, int seeds) {
    return OverSeeds.of(
        curves.subList(setting * seeds, (setting + 1) * seeds),
        each -> guessingWhereDiverged(each.testAccuracy()));
  }

  private static double[] guessingWhereDiverged(double[] accuracy) {
    double[] filled = accuracy.clone();
    for (int i = 0; i < filled.length; i++) {
      filled[i] = Double.isNaN(filled[i]) ? 0.1 : filled[i];
    }
    return filled;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(LookaheadJob.class, args);
  }
}
