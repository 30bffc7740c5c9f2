package ch03_gradient_descent;

import ch03_gradient_descent.surface.Basins;
import ch03_gradient_descent.surface.Surface;
import ch03_gradient_descent.surface.Taylor;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;

/**
 * Why does gradient descent work at all, and where does it stall?
 *
 * <p>Taylor: f(θ + rv) = f(θ) + r gᵀv + O(r²), so within a small enough ball the lowest point lies
 * at −r g/‖g‖ ({@link Taylor}). That is all a gradient knows. Where it is 0 it knows nothing: on
 * the line that leads into a saddle, descent stops with a direction down beside it; where it is
 * small, on a plateau, descent takes as many steps as theory counts ({@link Stalls}); in a narrow
 * valley the steep walls set the rate and the flat floor sets the way. Momentum and Adam beside it
 * for contrast.
 *
 * <p>Distribution: starts are independent, so each (on Himmelblau's surface each row of the grid)
 * is a Spark task that trains serially; what comes home is the way or the minimum it came to.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, Gradient Descent (theory; more limitation of gradient
 * descent); Dauphin et al., arXiv:1406.2572, on saddles. No data: surfaces with known derivatives
 * ({@link Surface}). Expect: the error of the linear model falls as r²; starts 10⁻⁶ beside the
 * stable line leave the saddle, the one on it does not.
 */
@About(
    name = "ch03.terrain",
    rows = "3.5",
    summary = "Taylor's promise, and descent on a saddle, a plateau, a valley, four minima")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class TerrainJob implements Job<TerrainJob.Options> {

  /** The job's keys. */
  public record Options(
      @Key("rate on the saddle and the monkey saddle, in (0, 0.2]") double saddleRate,
      @Key("distances from the centre at which the plateau is entered, each in [2, 5]")
          List<Double> plateauStarts,
      @Key("rate on the plateau, of plain descent and of Adam, in (0, 0.1]") double plateauRate,
      @Key("rate in Rosenbrock's valley, in (0, 0.001]") double valleyRate,
      @Key("starts along each side of Himmelblau's map, in [8, 100]") int starts) {

    /** Checks the ranges. */
    public Options {
      require("saddle-rate", saddleRate, 0.2);
      require("plateau-rate", plateauRate, 0.1);
      require("valley-rate", valleyRate, 0.001);
      if (plateauStarts.isEmpty() || plateauStarts.stream().anyMatch(r -> !(r >= 2 && r <= 5))) {
        throw new IllegalArgumentException(
            "plateau-starts = " + plateauStarts + ", expected distances in [2, 5]");
      }
      if (starts < 8 || starts > 100) {
        throw new IllegalArgumentException("starts = " + starts + ", expected 8 to 100");
      }
    }

    private static void require(String key, double rate, double most) {
      if (!(rate > 0 && rate <= most)) {
        throw new IllegalArgumentException(key + " = " + rate + ", expected in (0, " + most + "]");
      }
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(TerrainJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    taylor(run.report());
    Stalls.saddles(run, o.saddleRate());
    Stalls.plateau(run, o.plateauStarts(), o.plateauRate());
    Stalls.valley(run, o.valleyRate());
    fourMinima(run, o.starts());
  }

  private static void taylor(Report report) {
    Taylor here = new Taylor(Surface.HIMMELBLAU, -1, 2);
    double[] radii = DoubleStream.iterate(1, r -> r > 2e-4, r -> r / 2).toArray();
    double[] first = Arrays.stream(radii).map(here::firstOrderError).toArray();
    double[] second = Arrays.stream(radii).map(here::secondOrderError).toArray();
    // The law holds as r → 0: its power is read off the smaller half of the radii.
    int from = radii.length / 2;
    double[] small = Arrays.copyOfRange(radii, from, radii.length);
    double firstPower = Taylor.power(small, Arrays.copyOfRange(first, from, first.length));
    double secondPower = Taylor.power(small, Arrays.copyOfRange(second, from, second.length));
    double angle = here.angleToLowest(1e-3);
    report
        .claim(Claim.within("3.5", "error of the linear model ∝ r^p: p", firstPower, 2, 0.05))
        .claim(Claim.within("3.5", "error of the quadratic model ∝ r^p: p", secondPower, 3, 0.1))
        .claim(
            Claim.atMost(
                "3.5", "angle from −∇f to the lowest point at r = 0.001, degrees", angle, 0.5))
        .metric("angle.at-radius-1", here.angleToLowest(1))
        .heading("What a gradient knows: Taylor")
        .add(
            LineChart.of(
                    "Error of Taylor's series on Himmelblau's surface at (−1, 2)",
                    "radius r of the ball",
                    "mean |error| on its circle")
                .series("linear model: f + r gᵀv", radii, first)
                .series("quadratic model: + ½ r² vᵀHv", radii, second)
                .logX()
                .logY()
                .markers()
                .caption(
                    "Half the radius, a quarter of the error: the slopes are 2 and 3. A learning"
                        + " rate is a bet on the radius in which the line still tells the truth."));
  }

  private static void fourMinima(Run run, int starts) {
    Basins basins = Basins.map(run.sc(), starts, 0.004, 2_000);
    run.report()
        .claim(Claim.atLeast("3.5", "Himmelblau: minima of four that are found", basins.found(), 4))
        .claim(
            Claim.atLeast(
                "3.5", "Himmelblau: share of starts that end at a minimum", basins.arrived(), 0.99))
        .heading("Four minima: the start decides")
        .add(
            HeatMap.of(
                    "Where descent comes to, by start",
                    "x of the start",
                    "y of the start",
                    "minimum")
                .grid(-Basins.REACH, Basins.REACH, -Basins.REACH, Basins.REACH, basins.minimum())
                .bands(4)
                .caption(
                    "Himmelblau's surface, minima 1 (3, 2), 2 (−2.81, 3.13), 3 (−3.78, −3.28), 4"
                        + " (3.58, −1.85). The borders run through saddles; specks near the rim come"
                        + " from first steps so long that they land in another basin."));
  }
}
