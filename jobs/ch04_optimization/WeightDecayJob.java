package ch04_optimization;

import ch04_optimization.digits.DecayGrid;
import ch04_optimization.digits.DigitTrial;
import ch04_optimization.digits.DigitTrial.Outcome;
import ch04_optimization.digits.Digits;
import ch04_optimization.digits.EffectiveDecay;
import ch04_optimization.problem.DecayComparison;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Progress;
import leeml.report.chart.HeatMap;
import leeml.report.chart.ScatterChart;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * Are “add ½λ‖θ‖² to the loss” and “shrink the weights a little each step” the same?
 *
 * <p>L2: g ← g + λ′·θ, then the optimizer. Decoupled decay: the optimizer's Δ, then Δ ← Δ − λ·θ.
 *
 * <ul>
 *   <li>SGD: θ − η·(g + λ′·θ) = (1 − η·λ′)·θ − η·g: the same for λ′ = λ/η
 *   <li>Adam: λ′·θ goes through the division by √v̂, so each weight is shrunk by about η·λ′/√v̂ᵢ,
 *       less where its gradients are large; no λ′ makes that one λ for all
 * </ul>
 *
 * <p>Three parts. Paths of both kinds are compared on a noisy bowl ({@link DecayComparison}). The
 * share of each weight that L2 takes under Adam is measured in a network on digits. The error of
 * that network is taken over a grid of rates and decays, for both kinds.
 *
 * <p>Between driver and workers: the digits once to each executor, a trial's settings to its task,
 * its loss curve back.
 *
 * <p>Source: Hung-yi Lee, Machine Learning 2020, “New Optimization for Deep Learning”; Loshchilov
 * and Hutter 2019, propositions 1 and 2, algorithms 1 and 2, figure 2. Data: the shipped 8 × 8
 * digits, or another table of pixels whose last column is the class by {@code --data}.
 *
 * <p>Expect: agreement to float rounding for SGD; for Adam no λ′ comes near. On the grid the border
 * of harmless decay falls with the rate for L2 and rises for AdamW, whose weights settle where η
 * and λ balance.
 */
@About(
    name = "ch04.weight-decay",
    rows = {"4.8"},
    summary = "L2 against decoupled weight decay, for SGD and for Adam")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class WeightDecayJob implements Job<WeightDecayJob.Options> {

  /** What can be set. */
  public record Options(
      @Key("table of pixels whose last column is the digit") String data,
      @Key("value of a white pixel, above 0") double brightest,
      @Key("digits to learn from, at least 1; the others are held out") int train,
      @Key("width of the hidden layer, at least 1") int hidden,
      @Key("digits a step, at least 1") int batch,
      @Key("passes over the digits, at least 1") int epochs,
      @Key("runs of each cell of the grid, at least 1") int seeds,
      @Key("log₁₀ of the lowest rate of the grid") double lowestRate,
      @Key("log₁₀ of the highest rate of the grid") double highestRate,
      @Key("rates of the grid, at least 2") int rates,
      @Key("log₁₀ of the weakest λ′ of L2") double weakestL2,
      @Key("log₁₀ of the weakest λ of AdamW") double weakestDecay,
      @Key("decays of the grid, each √10 times the one before, at least 2") int decays,
      @Key("points of error above which decay counts as harmful, above 0") double margin,
      @Key("steps of the paths on the bowl, at least 1") int pathSteps) {

    /** Checks the ranges. */
    public Options {
      Require.positive("brightest", brightest);
      Require.atLeast("train", train, 1);
      Require.atLeast("hidden", hidden, 1);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 1);
      Require.positive("highest-rate minus lowest-rate", highestRate - lowestRate);
      Require.atLeast("rates", rates, 2);
      Require.atLeast("decays", decays, 2);
      Require.positive("margin", margin);
      Require.atLeast("path-steps", pathSteps, 1);
    }

    private double[] logRates() {
      return evenly(lowestRate, (highestRate - lowestRate) / (rates - 1), rates);
    }

    private double[] logDecays(double weakest) {
      return evenly(weakest, 0.5, decays);
    }

    private static double[] evenly(double from, double step, int count) {
      double[] values = new double[count];
      Arrays.setAll(values, i -> from + i * step);
      return values;
    }
  }

  /** Where decay comes in. */
  private enum Kind {
    L2("Adam + L2", "λ′") {
      @Override
      Optimizer with(double rate, double decay) {
        return Optimizer.chain(Optimizers.l2(decay, 0), Optimizers.adam(rate));
      }
    },
    DECOUPLED("AdamW", "λ") {
      @Override
      Optimizer with(double rate, double decay) {
        return Optimizers.adamW(rate, decay);
      }
    };

    private final String title;
    private final String symbol;

    Kind(String title, String symbol) {
      this.title = title;
      this.symbol = symbol;
    }

    abstract Optimizer with(double rate, double decay);
  }

  @Override
  public void run(Run run, Options options) {
    new DecayComparison(options.pathSteps()).compare(run);
    Digits digits =
        Digits.ofTable(
            run.spark(), options.data(), options.brightest(), options.train(), run.seed());
    showEffectiveDecay(run, options, digits);
    run.report().heading("Rate and decay over a grid");
    Broadcast<Digits> shared = run.sc().broadcast(digits);
    DecayGrid coupled = grid(run, options, shared, Kind.L2, options.weakestL2());
    DecayGrid decoupled = grid(run, options, shared, Kind.DECOUPLED, options.weakestDecay());
    shared.destroy();
    double coupledSlope = coupled.borderSlope(options.margin());
    double decoupledSlope = decoupled.borderSlope(options.margin());
    run.report()
        .metric("l2.border-slope", coupledSlope)
        .metric("adamw.border-slope", decoupledSlope)
        .metric("l2.best-error", coupled.best())
        .metric("adamw.best-error", decoupled.best());
    if (!run.smoke()) {
      // A small run trains one network a cell, which is too noisy for a slope.
      run.report()
          .claim(
              Claim.atLeast(
                  "4.8",
                  "decades of harmless decay lost per decade of rate: L2 loses more than AdamW by",
                  decoupledSlope - coupledSlope,
                  0.5));
    }
  }

  private static void showEffectiveDecay(Run run, Options options, Digits digits) {
    double rate = 0.01;
    double lambda = 1e-3;
    EffectiveDecay decay =
        EffectiveDecay.measure(
            digits, rate, lambda, options.hidden(), options.batch(), options.epochs(), run.seed());
    double spread = decay.percentile(90) / decay.percentile(10);
    double median = decay.percentile(50);
    double[] ends = {
      Arrays.stream(decay.gradientSize()).min().orElseThrow(),
      Arrays.stream(decay.gradientSize()).max().orElseThrow()
    };
    run.report()
        .heading("What L2 does to each weight under Adam")
        .add(
            ScatterChart.of(
                    "Share of each weight that decay takes in a step (η = 0.01, λ′ = 0.001)",
                    "root mean square √v̂ of the weight's gradients",
                    "share of the weight per step")
                .logX()
                .logY()
                .points("Adam + L2, a point a weight", decay.gradientSize(), decay.share())
                .line("AdamW with the median as its λ", ends, new double[] {median, median})
                .caption(
                    "Under Adam + L2 the weights with the largest gradients, the ones that carry"
                        + " the most, are shrunk least. AdamW takes the same share of all."))
        .metric("l2.share.spread", spread)
        .claim(
            Claim.atMost(
                "4.8",
                "Adam + L2 shrinks weights with larger gradients less (rank correlation)",
                decay.rankCorrelation(),
                run.smoke() ? -0.8 : -0.9))
        .claim(
            Claim.atLeast(
                "4.8", "its shares differ between weights: 90th over 10th of 100", spread, 2));
  }

  private static DecayGrid grid(
      Run run, Options options, Broadcast<Digits> shared, Kind kind, double weakest) {
    double[] rates = options.logRates();
    double[] decays = options.logDecays(weakest);
    List<DigitTrial> trials = new ArrayList<>();
    for (double decay : decays) {
      for (double rate : rates) {
        Optimizer optimizer = kind.with(Math.pow(10, rate), Math.pow(10, decay));
        for (int i = 0; i < options.seeds(); i++) {
          trials.add(
              new DigitTrial(
                  optimizer,
                  options.hidden(),
                  options.batch(),
                  options.epochs(),
                  100,
                  run.seed() + i));
        }
      }
    }
    List<Outcome> outcomes;
    try (Progress progress = run.progress(kind.title, trials.size(), "network")) {
      outcomes = Search.run(run.sc(), trials, t -> t.train(shared.value()), progress::stepTo);
    }
    double[][] error = new double[decays.length][rates.length];
    for (int cell = 0; cell < decays.length * rates.length; cell++) {
      error[cell / rates.length][cell % rates.length] =
          outcomes.subList(cell * options.seeds(), (cell + 1) * options.seeds()).stream()
              .mapToDouble(outcome -> 100 * (1 - outcome.accuracy()))
              .average()
              .orElseThrow();
    }
    DecayGrid grid = new DecayGrid(rates, decays, error);
    draw(run, options, kind, grid);
    return grid;
  }

  private static void draw(Run run, Options options, Kind kind, DecayGrid grid) {
    double[] rates = grid.logRates();
    double[] decays = grid.logDecays();
    run.report()
        .add(
            HeatMap.of(
                    "Test error of " + kind.title + ", mean of " + options.seeds() + " seeds",
                    "log₁₀ of the rate η",
                    "log₁₀ of the decay " + kind.symbol,
                    "test error (%)")
                .grid(
                    rates[0],
                    rates[rates.length - 1],
                    decays[0],
                    decays[decays.length - 1],
                    grid.error())
                .logColour()
                .path("border of harmless decay", rates, grid.border(options.margin()))
                .caption(
                    "Above the line the error is more than %s points over that of the weakest decay"
                            .formatted(options.margin())
                        + ". Where the line falls, a larger rate asks for a smaller decay, and the two"
                        + " have to be searched together."));
  }

  /** For spark-submit. */
  public static void main(String[] args) {
    Launcher.main(WeightDecayJob.class, args);
  }
}
