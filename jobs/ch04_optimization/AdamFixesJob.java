package ch04_optimization;

import ch04_optimization.digits.DigitComparison;
import ch04_optimization.digits.DigitTrial;
import ch04_optimization.digits.Digits;
import ch04_optimization.digits.StepSizes;
import ch04_optimization.digits.SwitchWatch;
import ch04_optimization.paper.PaperCheck;
import ch04_optimization.paper.Recurrence;
import ch04_optimization.paper.Recurrences;
import ch04_optimization.paper.SwatsRecurrence;
import ch04_optimization.problem.CounterExampleTrials;
import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.optim.adaptive.Moments;
import leeml.optim.schedule.Constant;
import leeml.report.Claim;
import leeml.report.chart.LineChart;
import org.apache.spark.broadcast.Broadcast;

/**
 * Adam can walk away from the optimum: how, and what three later optimizers do about it.
 *
 * <p>Adam divides by √v, a moving average of squares, and so a rare large gradient is first made
 * small and then forgotten, while the many small ones count in full. Reddi, Kale and Kumar made a
 * game of it ({@link CounterExampleTrials}) on which Adam ends at the worst point. The three:
 *
 * <ul>
 *   <li>AMSGrad: v̂ ← max(v̂, v), Δ = −η·m/√v̂: the denominator never falls
 *   <li>AdaBound: Δ = −clip(η/√v, ℓ(t), u(t))·m with ℓ and u closing in on one rate
 *   <li>SWATS: Adam until the rate that gradient descent would need, γ = p·p/(−p·g), agrees with
 *       its own average; then gradient descent with momentum at that rate
 * </ul>
 *
 * <p>Between driver and workers: a game's settings and its course; the digits once to each
 * executor, a trial's settings to its task, its curve back.
 *
 * <p>Source: Hung-yi Lee, Machine Learning 2020, “New Optimization for Deep Learning”; Reddi, Kale
 * and Kumar 2018; Luo, Xiong, Liu and Sun 2019; Keskar and Socher 2017. Data: the shipped cut of
 * MNIST, or a folder of IDX files by {@code --data}.
 *
 * <p>Expect: in both games Adam ends near +1, the worst point, and AMSGrad near −1, the best. On
 * digits all of them work, and the differences are small.
 */
@About(
    name = "ch04.adam-fixes",
    rows = {"4.3"},
    summary = "AMSGrad, AdaBound and SWATS, and the published game that Adam loses")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class AdamFixesJob implements Job<AdamFixesJob.Options> {

  /** What can be set. */
  public record Options(
      @Key("folder of IDX files with the parts train and t10k") String data,
      @Key("digits to learn from, at least 1") int train,
      @Key("digits held out, at least 1") int test,
      @Key("width of the hidden layer, at least 1") int hidden,
      @Key("digits a step, at least 1") int batch,
      @Key("passes over the digits, at least 1") int epochs,
      @Key("seeds of each training and of the random game, at least 1") int seeds,
      @Key("steps on which library and paper are compared, at least 1") int paperSteps,
      @Key("C of the game in which every third step is steep, above 2") double steep,
      @Key("base rate α of both games; the rate is α/√t") double gameRate,
      @Key("steps of the game in which every third step is steep") long thirdSteps,
      @Key("steps of the random game") long randomSteps,
      @Key("how far from ±1 a game may end to count as decided, in (0, 1)") double decided,
      @Key("rate of Adam, AMSGrad, AdaBound and SWATS on digits") double rate,
      @Key("rate of SGDM on digits, and the final one of AdaBound") double sgdRate,
      @Key("AdaBound's γ in (0, 1]: how fast the bounds close in") double gamma,
      @Key("SWATS' δ: how close γ and its average have to come") double tolerance) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("train", train, 1);
      Require.atLeast("test", test, 1);
      Require.atLeast("hidden", hidden, 1);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 1);
      Require.atLeast("paper-steps", paperSteps, 1);
      Require.atLeast("steep", steep, 2);
      Require.positive("game-rate", gameRate);
      Require.atLeast("third-steps", thirdSteps, 1);
      Require.atLeast("random-steps", randomSteps, 1);
      Require.share("decided", decided);
      Require.positive("rate", rate);
      Require.positive("sgd-rate", sgdRate);
      Require.share("gamma", gamma);
      Require.positive("tolerance", tolerance);
    }

    private StepSizes stepSizes() {
      return new StepSizes(rate, sgdRate, gamma);
    }

    private SwitchWatch switchWatch() {
      return new SwitchWatch(rate, tolerance);
    }

    private DigitTrial trial(Optimizer optimizer, long seed) {
      int lineEvery = Math.max(1, train / batch / 10);
      return new DigitTrial(optimizer, hidden, batch, epochs, lineEvery, seed);
    }

    private Map<String, Optimizer> onDigits() {
      Map<String, Optimizer> all = new LinkedHashMap<>();
      all.put("SGDM", Optimizers.momentum(sgdRate));
      all.put("Adam", Optimizers.adam(rate));
      all.put("AMSGrad", Optimizers.amsGrad(rate));
      all.put("AdaBound", stepSizes().optimizer());
      all.put("SWATS", switchWatch().optimizer());
      return all;
    }
  }

  @Override
  public void run(Run run, Options options) {
    holdAgainstPapers(run, options);
    new CounterExampleTrials(
            options.steep(), options.gameRate(), options.decided(), options.seeds())
        .play(run, options.thirdSteps(), options.randomSteps());
    Digits digits =
        Digits.ofImages(
            run.sc().hadoopConfiguration(), options.data(), options.train(), options.test());
    Broadcast<Digits> shared = run.sc().broadcast(digits);
    trainOnDigits(run, options, shared);
    lookInside(run, options, digits);
    shared.destroy();
  }

  private static void holdAgainstPapers(Run run, Options options) {
    Moments usual = Moments.DEFAULT;
    int d = PaperCheck.SIZE;
    double eta = 0.01;
    double delta = 1e-4;
    SwatsRecurrence swats = new SwatsRecurrence(d, eta, usual.beta1(), usual.beta2(), 1e-9, delta);
    compare(
        run,
        options,
        "AMSGrad",
        Optimizers.amsGrad(eta),
        Recurrences.amsGrad(d, eta, 0.9, 0.999, 1e-8));
    compare(
        run,
        options,
        "AdaBound",
        Optimizers.adaBound(new Constant(eta), 10, 1e-3, usual),
        Recurrences.adaBound(d, eta, 0.1, 1e-3, 0.9, 0.999, 1e-8));
    compare(
        run,
        options,
        "SWATS",
        Optimizers.swats(new Constant(eta), new Moments(0.9, 0.999, 1e-9), delta),
        swats);
    run.report()
        .metric("swats.paper.settled-rate", swats.settledRate())
        .claim(
            Claim.isTrue(
                "4.3",
                "SWATS switched on the way, so both phases were compared",
                swats.settledRate() > 0));
  }

  private static void compare(
      Run run, Options options, String name, Optimizer library, Recurrence paper) {
    double difference =
        PaperCheck.largestDifference(library, paper, options.paperSteps(), run.seed());
    run.report()
        .claim(
            Claim.atMost(
                "4.3",
                name + "'s updates equal its paper's recurrence (largest difference)",
                difference,
                1e-6));
  }

  private static void trainOnDigits(Run run, Options options, Broadcast<Digits> shared) {
    Map<String, List<DigitTrial>> trials = new LinkedHashMap<>();
    options
        .onDigits()
        .forEach(
            (name, optimizer) ->
                trials.put(
                    name,
                    LongStream.range(run.seed(), run.seed() + options.seeds())
                        .mapToObj(seed -> options.trial(optimizer, seed))
                        .toList()));
    DigitComparison.run(
            run,
            shared,
            trials,
            "Mean of the seeds, with the range between them. Nothing here is like the games:"
                + " gradients of digits are not rare and huge, and Adam needs no mending.")
        .forEach(
            (name, mean) ->
                run.report().metric(name.toLowerCase(Locale.ROOT) + ".accuracy", mean.accuracy()));
  }

  private static void lookInside(Run run, Options options, Digits digits) {
    StepSizes.Seen sizes =
        options
            .stepSizes()
            .watch(digits, options.hidden(), options.batch(), options.epochs(), run.seed());
    SwitchWatch.Seen seen =
        options
            .switchWatch()
            .watch(digits, options.hidden(), options.batch(), options.epochs(), run.seed());
    run.report()
        .heading("Inside AdaBound and SWATS")
        .add(
            LineChart.of("AdaBound: Adam's step sizes and the bounds", "step", "step size")
                .logY()
                .series("upper bound", sizes.steps(), sizes.upper())
                .series("lower bound", sizes.steps(), sizes.lower())
                .band(
                    "Adam's step sizes: median, and from the 10th to the 90th of 100",
                    sizes.steps(),
                    sizes.median(),
                    sizes.small(),
                    sizes.large())
                .caption(
                    "Where the band leaves the room between the bounds, AdaBound takes the bound."
                        + " The room narrows to one rate, and with it every parameter's step size."))
        .add(
            LineChart.of("SWATS: has the rate settled?", "step", "rate of gradient descent")
                .logY()
                .series("γ of the step", seen.steps(), seen.gamma())
                .series("its corrected average", seen.steps(), seen.average())
                .caption(
                    "The curves end where they came closer than δ: from there on gradient descent"
                        + " runs at the average. γ is noisy and the two cross often, so δ decides"
                        + " how long one waits for a close enough crossing."))
        .metric("adabound.cut", sizes.cut()[sizes.cut().length - 1])
        .metric("swats.switch-step", (double) seen.switchStep())
        .metric("swats.settled-rate", seen.settledRate())
        .claim(
            Claim.isTrue(
                "4.3",
                "SWATS finds a rate for gradient descent on digits and switches",
                seen.settledRate() > 0));
  }

  /** For spark-submit. */
  public static void main(String[] args) {
    Launcher.main(AdamFixesJob.class, args);
  }
}
