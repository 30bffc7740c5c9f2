package ch02_linear_regression;

import ch02_linear_regression.curve.Grid;
import ch02_linear_regression.curve.Polynomial;
import ch02_linear_regression.curve.Sample;
import ch02_linear_regression.curve.SmoothTruth;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Progress;
import leeml.report.Report;
import leeml.spark.Search;

/**
 * Where does the error come from? The same fit in many parallel universes.
 *
 * <p>The law f and the noise σ are known ({@link SmoothTruth}). In each universe another training
 * set is drawn and a polynomial of every degree d is fitted, f̂. At each x of a grid, over
 * universes (E):
 *
 * <p>E(f̂ − y)² = (E f̂ − f)² + E(f̂ − E f̂)² + σ² = bias² + variance + noise
 *
 * <p>for a new observation y = f(x) + ε. Bias is how far the mean of all shots is from the bull's
 * eye, variance how much they scatter. The mean of U universes scatters itself by variance/U, which
 * is taken off bias², so that bias² is unbiased and may come out slightly below 0. All three are
 * averaged over the grid. The error on the left is measured on its own, with new observations in
 * each universe: that the two sides agree is a finding, not a definition.
 *
 * <p>Each universe is one Spark task: a seed goes out, the fitted curves on the grid come back, 8
 * bytes a point and degree. A small penalty λ/2 ‖w‖² may be set: it trades variance for bias.
 *
 * <p>To expect: bias² falls with the degree, variance rises, their sum is lowest in between.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Where does the error come from?”; the
 * decomposition is that of Geman, Bienenstock and Doursat, “Neural Networks and the Bias/Variance
 * Dilemma”, 1992.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by the raw type
@About(
    name = "ch02.bias-variance",
    rows = {"2.4"},
    summary = "Refits in parallel universes: bias falls and variance rises with the degree")
public final class BiasVarianceJob implements Job<BiasVarianceJob.Options> {

  private static final String ROW = "2.4";

  /** What can be set; trials take it along. */
  public record Options(
      @Key("The largest degree, 2 … 9") int degrees,
      @Key("Universes, at least 20; each is one Spark task") int universes,
      @Key("Examples in each universe, more than twice the degree") int examples,
      @Key("σ of the noise, above 0") double noise,
      @Key("λ of the penalty λ/2 ‖w‖², at least 0") double lambda,
      @Key("Points of the grid on which curves are compared, at least 10") int grid)
      implements Serializable {

    public Options {
      Legal.check("degrees", degrees, degrees >= 2 && degrees <= 9, "2 … 9");
      Legal.check("universes", universes, universes >= 20, "at least 20");
      Legal.check("examples", examples, examples > 2 * degrees, "more than twice the degree");
      Legal.check("noise", noise, noise > 0, "above 0");
      Legal.check("lambda", lambda, lambda >= 0, "at least 0");
      Legal.check("grid", grid, grid >= 10, "at least 10");
    }
  }

  /**
   * What one universe saw.
   *
   * @param sample its training set
   * @param curves f̂ of each degree on the grid, shape (degrees, grid)
   * @param errors mean of (f̂ − y)² over one new observation at each point of the grid, by degree
   */
  record Universe(Sample sample, double[][] curves, double[] errors) implements Serializable {

    static Universe of(SmoothTruth truth, Options o, double[] grid, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      Sample sample = truth.draw(o.examples(), random.nextLong());
      Sample observed = truth.observed(grid, random);
      double[][] curves = new double[o.degrees()][];
      double[] errors = new double[o.degrees()];
      for (int d = 1; d <= o.degrees(); d++) {
        Polynomial.Curve curve = new Polynomial(d, -1, 1).fit(sample, o.lambda());
        curves[d - 1] = curve.at(grid);
        errors[d - 1] = curve.meanSquaredError(observed);
      }
      return new Universe(sample, curves, errors);
    }
  }

  public static void main(String[] args) {
    Launcher.main(BiasVarianceJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    SmoothTruth truth = new SmoothTruth(o.noise());
    double[] grid = Grid.over(-1, 1, o.grid());
    List<Long> seeds =
        LongStream.range(0, o.universes()).map(u -> run.seed() * 1_000_003 + u).boxed().toList();
    List<Universe> universes;
    try (Progress progress = run.progress("refitting", seeds.size(), "universe")) {
      universes =
          Search.run(run.sc(), seeds, seed -> Universe.of(truth, o, grid, seed), progress::stepTo);
    }
    List<Decomposition> byDegree = Decomposition.byDegree(universes, truth.at(grid), o.noise());
    BiasVariancePage.addTo(run.report(), truth, grid, universes, byDegree);
    claim(run.report(), byDegree, o);
  }

  private static void claim(Report report, List<Decomposition> byDegree, Options o) {
    Decomposition first = byDegree.get(0);
    Decomposition last = byDegree.get(o.degrees() - 1);
    double tolerance = (report.smoke() ? 0.1 : 0.02) * o.noise() * o.noise();
    double biasRise = Double.NEGATIVE_INFINITY;
    double varianceFall = Double.NEGATIVE_INFINITY;
    double gap = 0;
    for (int i = 0; i < byDegree.size(); i++) {
      Decomposition here = byDegree.get(i);
      gap = Math.max(gap, Math.abs(here.error() / here.sum() - 1));
      if (i > 0) {
        biasRise = Math.max(biasRise, here.bias2() - byDegree.get(i - 1).bias2());
        varianceFall = Math.max(varianceFall, byDegree.get(i - 1).variance() - here.variance());
      }
    }
    report
        .metric("universes", o.universes())
        .metric("best-degree", Decomposition.lowestSum(byDegree))
        .metric("bias2.first", first.bias2())
        .metric("bias2.last", last.bias2())
        .metric("variance.first", first.variance())
        .metric("variance.last", last.variance())
        .claim(
            Claim.atMost(
                ROW, "largest rise of bias² from a degree to the next", biasRise, tolerance))
        .claim(
            Claim.atMost(
                ROW, "largest fall of variance from a degree to the next", varianceFall, tolerance))
        .claim(
            Claim.atMost(
                ROW, "bias² of the last degree over the first", last.bias2() / first.bias2(), 0.1))
        .claim(
            Claim.atLeast(
                ROW,
                "variance of the last degree over the first",
                last.variance() / first.variance(),
                3))
        .claim(
            Claim.atMost(
                ROW,
                "test error = bias² + variance + σ², largest relative difference",
                gap,
                report.smoke() ? 0.15 : 0.05))
        .claim(
            Claim.atLeast(
                ROW,
                "refits of each degree on data of their own",
                o.universes(),
                report.smoke() ? 20 : 200));
  }
}
