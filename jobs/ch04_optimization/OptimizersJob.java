package ch04_optimization;

import ch04_optimization.digits.DigitTrial;
import ch04_optimization.digits.DigitTrial.Outcome;
import ch04_optimization.digits.Digits;
import ch04_optimization.digits.MeanCurve;
import ch04_optimization.paper.BasicOptimizer;
import ch04_optimization.paper.PaperCheck;
import ch04_optimization.problem.Valley;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Progress;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * Five ways to turn a gradient into a step: what does each one do differently?
 *
 * <p>With g = dL/dθ, rate η and everything remembered starting at 0, per parameter:
 *
 * <ul>
 *   <li>SGD: θ ← θ − η·g
 *   <li>SGDM: v ← μ·v + g, θ ← θ − η·v
 *   <li>Adagrad: s ← s + g², θ ← θ − η·g/√s
 *   <li>RMSProp: v ← ρ·v + (1 − ρ)·g², θ ← θ − η·g/√v
 *   <li>Adam: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², θ ← θ − η·m̂/√v̂, with m̂ = m/(1 −
 *       β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
 * </ul>
 *
 * <p>Three parts. Each of the library's five is held against its paper's recurrence in double
 * precision. All five walk down the same valley. All five train the same small network on
 * handwritten digits: first one run a rate, then the best rate with several seeds.
 *
 * <p>Between driver and workers: the digits once to each executor, a trial's settings to its task,
 * its loss curve back. Trials do not talk to each other.
 *
 * <p>Source: Hung-yi Lee, Machine Learning 2020, “New Optimization for Deep Learning”; Robbins and
 * Monro 1951; Polyak 1964; Duchi, Hazan and Singer 2011; Tieleman and Hinton 2012; Kingma and Ba
 * 2015. Data: the shipped cut of MNIST, or a folder of IDX files by {@code --data}.
 *
 * <p>Expect: differences to the papers of float rounding, 1e-8; at its own best rate each of the
 * five gets within a few hundredths of the others' loss, and those best rates are a hundredfold
 * apart.
 */
@About(
    name = "ch04.optimizers",
    rows = {"4.1"},
    summary = "SGD, SGDM, Adagrad, RMSProp and Adam: against their papers, in a valley, on digits",
    main = true)
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class OptimizersJob implements Job<OptimizersJob.Options> {

  private static final double[] FIRST_GRADIENTS = {2, -1, 3};
  private static final double PAPER_RATE = 0.1;
  private static final double START_X = -4;
  private static final double START_Y = 1.2;

  /** What can be set. */
  public record Options(
      @Key("folder of IDX files with the parts train and t10k") String data,
      @Key("digits to learn from, at least 1") int train,
      @Key("digits held out, at least 1") int test,
      @Key("width of the hidden layer, at least 1") int hidden,
      @Key("digits a step, at least 1") int batch,
      @Key("passes over the digits, at least 1") int epochs,
      @Key("rates that each optimizer is tried with, each above 0") List<Double> rates,
      @Key("runs of each optimizer at its best rate, at least 1") int seeds,
      @Key("steps on which library and paper are compared, at least 1") int paperSteps,
      @Key("steps down the valley, at least 1") int valleySteps,
      @Key("rates in the valley: SGD, SGDM, Adagrad, RMSProp, Adam") List<Double> valleyRates,
      @Key("least share of held-out digits that each optimizer has to read right")
          double accuracy) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("train", train, 1);
      Require.atLeast("test", test, 1);
      Require.atLeast("hidden", hidden, 1);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Check.positive("rates", rates);
      Require.atLeast("seeds", seeds, 1);
      Require.atLeast("paper-steps", paperSteps, 1);
      Require.atLeast("valley-steps", valleySteps, 1);
      Check.positive("valley-rates", valleyRates);
      Check.count("valley-rates", valleyRates, BasicOptimizer.values().length);
    }

    private DigitTrial trial(BasicOptimizer optimizer, double rate, long seed) {
      int linesPerEpoch = 10;
      int lineEvery = Math.max(1, train / batch / linesPerEpoch);
      return new DigitTrial(optimizer.library(rate), hidden, batch, epochs, lineEvery, seed);
    }
  }

  @Override
  public void run(Run run, Options options) {
    holdAgainstPapers(run, options);
    walkTheValley(run, options);
    Digits digits =
        Digits.ofImages(
            run.sc().hadoopConfiguration(), options.data(), options.train(), options.test());
    Broadcast<Digits> shared = run.sc().broadcast(digits);
    List<DigitTrial> search = new ArrayList<>();
    for (BasicOptimizer optimizer : BasicOptimizer.values()) {
      options.rates().forEach(rate -> search.add(options.trial(optimizer, rate, run.seed())));
    }
    Map<BasicOptimizer, double[]> losses =
        lossByRate(train(run, "rates", shared, search), options.rates().size());
    List<DigitTrial> repeats = new ArrayList<>();
    for (BasicOptimizer optimizer : BasicOptimizer.values()) {
      double best = options.rates().get(lowest(losses.get(optimizer)));
      LongStream.range(0, options.seeds())
          .forEach(i -> repeats.add(options.trial(optimizer, best, run.seed() + i)));
    }
    List<Outcome> outcomes = train(run, "seeds", shared, repeats);
    shared.destroy();
    tell(run, options, losses, outcomes);
  }

  /** Trains side by side, one Spark task a network. */
  private static List<Outcome> train(
      Run run, String what, Broadcast<Digits> shared, List<DigitTrial> trials) {
    try (Progress progress = run.progress(what, trials.size(), "network")) {
      return Search.run(run.sc(), trials, t -> t.train(shared.value()), progress::stepTo);
    }
  }

  private static void holdAgainstPapers(Run run, Options options) {
    run.report().heading("The recurrences");
    Table table =
        Table.of(
            "First updates for gradients 2, −1, 3 at rate 0.1, and the largest difference to the"
                + " paper over "
                + options.paperSteps()
                + " steps",
            "optimizer",
            "Δ₁",
            "Δ₂",
            "Δ₃",
            "largest difference");
    for (BasicOptimizer optimizer : BasicOptimizer.values()) {
      double[] first = PaperCheck.updates(optimizer.library(PAPER_RATE), FIRST_GRADIENTS);
      double difference =
          PaperCheck.largestDifference(
              optimizer.library(PAPER_RATE),
              optimizer.paper(PaperCheck.SIZE, PAPER_RATE),
              options.paperSteps(),
              run.seed());
      table.row(optimizer.title(), first[0], first[1], first[2], difference);
      run.report()
          .claim(
              Claim.atMost(
                  "4.1",
                  optimizer.title()
                      + "'s updates equal its paper's recurrence (largest difference)",
                  difference,
                  1e-6));
    }
    run.report().add(table);
  }

  private static void walkTheValley(Run run, Options options) {
    Valley valley = new Valley(20);
    HeatMap map =
        HeatMap.of("Five ways down a valley", "x (along)", "y (across)", "f(x, y)")
            .surface(-5, 2, -2, 2, valley::height)
            .caption(
                "SGD jumps from wall to wall and creeps along the floor. SGDM rolls past the lowest"
                    + " point and comes back. The other three divide by the size of past gradients,"
                    + " so they see along and across alike and leave the start diagonally; Adam has"
                    + " momentum too and swings.");
    LineChart heights = LineChart.of("How high above the lowest point", "step", "f(x, y)").logY();
    Iterator<Double> rates = options.valleyRates().iterator();
    for (BasicOptimizer optimizer : BasicOptimizer.values()) {
      double rate = rates.next();
      Valley.Path path =
          valley.walk(optimizer.library(rate), START_X, START_Y, options.valleySteps());
      String name = optimizer.title() + ", η = " + rate;
      map.path(name, path.x(), path.y());
      double[] steps = IntStream.rangeClosed(0, options.valleySteps()).asDoubleStream().toArray();
      heights.series(name, steps, valley.heights(path));
    }
    run.report()
        .heading("In a valley")
        .add(map)
        .add(
            heights.caption(
                "RMSProp ends in a circle around the lowest point whose size is its rate: near the optimum"
                    + " it divides small gradients by their own small size."));
  }

  private static Map<BasicOptimizer, double[]> lossByRate(List<Outcome> outcomes, int rates) {
    Map<BasicOptimizer, double[]> losses = new EnumMap<>(BasicOptimizer.class);
    int from = 0;
    for (BasicOptimizer optimizer : BasicOptimizer.values()) {
      List<Outcome> own = outcomes.subList(from, from + rates);
      losses.put(optimizer, own.stream().mapToDouble(Outcome::trainLoss).toArray());
      from += rates;
    }
    return losses;
  }

  private static int lowest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] < values[best] ? i : best;
    }
    return best;
  }

  private static void tell(
      Run run, Options options, Map<BasicOptimizer, double[]> losses, List<Outcome> outcomes) {
    double[] rates = options.rates().stream().mapToDouble(Double::doubleValue).toArray();
    LineChart byRate =
        LineChart.of("Training loss against the rate", "rate η", "cross entropy after training")
            .logX()
            .logY()
            .markers();
    LineChart curves = LineChart.of("Each at its best rate", "step", "cross entropy").logY();
    Table table =
        Table.of(
            "Each at its best rate, " + options.seeds() + " seeds",
            "optimizer",
            "rate η",
            "training loss",
            "held-out digits read right",
            "±");
    int from = 0;
    for (BasicOptimizer optimizer : BasicOptimizer.values()) {
      String name = optimizer.title();
      double rate = rates[lowest(losses.get(optimizer))];
      MeanCurve mean = MeanCurve.of(outcomes.subList(from, from + options.seeds()));
      from += options.seeds();
      byRate.series(name, rates, losses.get(optimizer));
      curves.band(name + ", η = " + rate, mean.steps(), mean.mean(), mean.low(), mean.high());
      table.row(name, rate, mean.trainLoss(), mean.accuracy(), mean.accuracySpread());
      String key = name.toLowerCase(Locale.ROOT);
      run.report().metric(key + ".rate", rate).metric(key + ".loss", mean.trainLoss());
      run.report().metric(key + ".accuracy", mean.accuracy());
      run.report()
          .claim(
              Claim.atLeast(
                  "4.1",
                  name + " learns to read digits: share of held-out ones read right, mean of seeds",
                  mean.accuracy(),
                  options.accuracy()));
    }
    run.report()
        .heading("On digits")
        .add(
            byRate.caption(
                "Each curve has a bowl of good rates, and the bowls lie far apart: a rate says"
                    + " nothing without the optimizer it belongs to. Those that divide by the"
                    + " gradient's size want small rates, since each step is about η long."))
        .add(
            curves.caption(
                "Mean of the seeds, with the range between them. At its best rate none is far from"
                    + " the others; most of the folklore about which is best is about the rate."))
        .add(table);
  }

  /** For spark-submit. */
  public static void main(String[] args) {
    Launcher.main(OptimizersJob.class, args);
  }
}
