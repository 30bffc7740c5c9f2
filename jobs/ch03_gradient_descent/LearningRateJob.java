package ch03_gradient_descent;

import ch03_gradient_descent.quadratic.Quadratic;
import ch03_gradient_descent.quadratic.RegressionTable;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;
import leeml.spark.Search;

/**
 * How large may a step be?
 *
 * <p>Linear regression by full-batch descent, θ ← θ − η ∇L(θ), at four rates η side by side: too
 * small, good, too large, diverging. The loss is a quadratic, so nothing has to be guessed: with
 * the eigenvalues λ_min … λ_max of its Hessian H = X̃ᵀX̃/n, a step multiplies the error along
 * eigenvector i by 1 − ηλᵢ. Above η = 2/λ_max the error along the steepest direction grows:
 * divergence. At η = 2/(λ_min + λ_max) the worst factor is smallest, (κ − 1)/(κ + 1), κ =
 * λ_max/λ_min ({@link Quadratic}). A grid of rates then asks the data whether that is so, on two
 * features and on all.
 *
 * <p>Distribution: each rate is a trial of its own, a Spark task that trains serially on the whole
 * table and sends home its curve; nothing moves between trials.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, Gradient Descent (tip 1, tuning learning rates). Data:
 * diabetes, 442 patients, standardised. Expect: one step beyond 2/λ_max the run is lost, and on all
 * ten features the best rate stands within one percent of that edge.
 */
@About(
    name = "ch03.learning-rate",
    rows = "3.1",
    summary = "Four learning rates side by side, and the bounds that the Hessian sets",
    main = true)
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class LearningRateJob implements Job<LearningRateJob.Options> {

  private static final double FRACTION = 1e-8;

  /** The job's keys. */
  public record Options(
      @Key("CSV file of numbers with a header") String data,
      @Key("column to predict") String target,
      @Key("the two features of the map and of the four curves") List<String> features,
      @Key("the rate that is too small, as a fraction of 2/λ_max, in (0, 1)") double tooSmall,
      @Key("the rate that is too large, likewise, in (0, 1)") double tooLarge,
      @Key("the rate that diverges, likewise, above 1") double diverging,
      @Key("steps of the four curves, at least 10") int steps,
      @Key("rates of the grid, at least 8") int gridRates,
      @Key("most steps of a rate of the grid, at least 100") long gridSteps) {

    /** Checks the ranges. */
    public Options {
      if (features.size() != 2) {
        throw new IllegalArgumentException("features = " + features + ", expected two columns");
      }
      if (!(0 < tooSmall && tooSmall < tooLarge && tooLarge < 1 && 1 < diverging)) {
        throw new IllegalArgumentException(
            "too-small = %s, too-large = %s, diverging = %s, expected 0 < small < large < 1 < diverging"
                .formatted(tooSmall, tooLarge, diverging));
      }
      if (steps < 10 || gridRates < 8 || gridSteps < 100) {
        throw new IllegalArgumentException(
            "steps = %d, grid-rates = %d, grid-steps = %d, expected at least 10, 8 and 100"
                .formatted(steps, gridRates, gridSteps));
      }
    }
  }

  /** One of the four. */
  private record Rate(String name, double value) implements Serializable {}

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(LearningRateJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    RegressionTable all = RegressionTable.read(run.spark(), o.data(), o.target()).standardised();
    RegressionTable two = all.only(o.features());
    Quadratic bowl = two.quadratic();
    List<Rate> rates =
        List.of(
            new Rate("too small", o.tooSmall() * bowl.stableRate()),
            new Rate("good", bowl.bestRate()),
            new Rate("too large", o.tooLarge() * bowl.stableRate()),
            new Rate("diverging", o.diverging() * bowl.stableRate()));
    Examples examples = two.examples();
    int steps = o.steps();
    float[] start = bowl.evenStart();
    List<Trajectory> ways =
        Search.run(
            run.sc(), rates, rate -> RateGrid.descend(examples, start, rate.value(), steps, -1));
    claimBehaviour(run, bowl, ways, steps);
    show(run, o, bowl, rates, ways);

    RateGrid pair = RateGrid.search(run.sc(), two, o.gridRates(), o.gridSteps(), FRACTION);
    RateGrid whole = RateGrid.search(run.sc(), all, o.gridRates(), o.gridSteps(), FRACTION);
    claimBounds(run, "two features", pair);
    claimBounds(run, "all features", whole);
    showGrids(run, pair, whole);
  }

  private static void claimBehaviour(Run run, Quadratic bowl, List<Trajectory> ways, int steps) {
    double start = bowl.excess(0, 0);
    double[] left =
        ways.stream().mapToDouble(way -> (way.lastLoss() - bowl.lowestLoss()) / start).toArray();
    String after = " after " + steps + " steps, as a fraction of the start's excess loss";
    run.report()
        .claim(Claim.atLeast("3.1", "too small: excess loss left" + after, left[0], 0.5))
        .claim(Claim.atMost("3.1", "good: excess loss left" + after, left[1], 1e-6))
        .claim(Claim.atLeast("3.1", "too large: excess loss left" + after, left[2], 1e-3))
        .claim(Claim.atMost("3.1", "too large: still lower than at the start", left[2], 1))
        .claim(
            Claim.isTrue(
                "3.1", "diverging: the trainer detects it and stops", ways.get(3).diverged()))
        .metric("diverged.step", ways.get(3).steps());
    run.say("The diverging rate: " + ways.get(3).message());
  }

  private static void show(
      Run run, Options o, Quadratic bowl, List<Rate> rates, List<Trajectory> ways) {
    Table table =
        Table.of("Four rates, " + o.steps() + " steps", "rate", "η", "η·λ_max", "last loss", "end");
    LineChart curves =
        LineChart.of("Loss at four learning rates", "step", "½ squared error above the lowest")
            .logY();
    for (int i = 0; i < ways.size(); i++) {
      Trajectory way = ways.get(i);
      double rate = rates.get(i).value();
      table.row(rates.get(i).name(), rate, rate * bowl.largest(), way.lastLoss(), way.message());
      double[] step = IntStream.range(0, way.losses().length).asDoubleStream().toArray();
      curves.series(
          rates.get(i).name(),
          step,
          Arrays.stream(way.losses()).map(loss -> loss - bowl.lowestLoss()).toArray());
    }
    curves.caption(
        "All start at the same point, at the same distance down each eigenvector. Each line is"
            + " straight in the end: the error shrinks, or grows, by one factor a step. Good is done"
            + " within twenty steps; below that the rounding of floats shows. Too large is as slow as"
            + " too small. Diverging falls at first, in the directions that are not the steepest.");
    run.report()
        .heading("Four rates on two features: " + String.join(", ", o.features()))
        .text(
            "The Hessian's eigenvalues set the bounds: 2/λ_max = %.4g, best 2/(λ_min + λ_max) = %.4g."
                .formatted(bowl.stableRate(), bowl.bestRate()))
        .add(table)
        .add(curves)
        .add(map(o, bowl, rates, ways));
  }

  private static HeatMap map(Options o, Quadratic bowl, List<Rate> rates, List<Trajectory> ways) {
    double[] best = bowl.minimiser();
    Trajectory any = ways.get(0);
    double reach = 1.4 * Math.hypot(any.x()[0] - best[0], any.y()[0] - best[1]);
    HeatMap map =
        HeatMap.of(
                "The four ways over the loss surface",
                "weight of " + o.features().get(0),
                "weight of " + o.features().get(1),
                "½ squared error")
            .surface(
                best[0] - reach,
                best[0] + reach,
                best[1] - reach,
                best[1] + reach,
                (x, y) -> bowl.slice(0, x, 1, y));
    for (int i = 0; i < ways.size(); i++) {
      Trajectory way = ways.get(i);
      int inside = 0;
      while (inside < way.x().length
          && Math.abs(way.x()[inside] - best[0]) <= reach
          && Math.abs(way.y()[inside] - best[1]) <= reach) {
        inside++;
      }
      map.path(rates.get(i).name(), Arrays.copyOf(way.x(), inside), Arrays.copyOf(way.y(), inside));
    }
    return map.caption(
        "The surface is cut at the best bias. Good goes to the middle; too large jumps from one side"
            + " of the valley to the other, hardly nearer each time; diverging leaves the map.");
  }

  private static void claimBounds(Run run, String problem, RateGrid grid) {
    String prefix = problem.replace(' ', '-');
    Quadratic bowl = grid.quadratic();
    double ratio = grid.fastest().rate() / bowl.bestRate();
    run.report()
        .claim(
            Claim.within(
                "3.1",
                problem + ": fastest rate of the grid over 2/(λ_min + λ_max)",
                ratio,
                1,
                run.smoke() ? 0.2 : 0.1))
        .claim(
            Claim.atMost(
                "3.1",
                problem + ": rates of the grid that diverge below 2/λ_max or do not above",
                grid.contradictions(),
                0))
        .metric(prefix + ".condition", bowl.condition())
        .metric(prefix + ".stable-rate", bowl.stableRate())
        .metric(prefix + ".best-rate", bowl.bestRate())
        .metric(prefix + ".fastest-steps", grid.fastest().way().stepsToLastLoss());
  }

  private static void showGrids(Run run, RateGrid pair, RateGrid whole) {
    run.report()
        .heading("Where the best rate lies")
        .text(
            "The target is a loss with a %.0e of the start's excess left. Best by theory, as a"
                    .formatted(FRACTION)
                + " fraction of 2/λ_max: %.4f on two features (κ = %.3g), %.4f on all (κ = %.3g)."
                    .formatted(
                        pair.quadratic().bestRate() / pair.quadratic().stableRate(),
                        pair.quadratic().condition(),
                        whole.quadratic().bestRate() / whole.quadratic().stableRate(),
                        whole.quadratic().condition()))
        .add(
            LineChart.of("Steps to the target, by rate", "η as a fraction of 2/λ_max", "steps")
                .series("two features", pair.fractions(), pair.steps())
                .series("all features", whole.fractions(), whole.steps())
                .logY()
                .markers()
                .caption(
                    "Rates without a point did not reach the target. On two features the best rate"
                        + " is well inside; on all features it stands at the edge of divergence, and"
                        + " every safe rate pays for it in steps."));
  }
}
