package ch03_gradient_descent;

import ch03_gradient_descent.surface.Descents;
import ch03_gradient_descent.surface.Descents.Setting;
import ch03_gradient_descent.surface.Stall;
import ch03_gradient_descent.surface.Surface;
import ch03_gradient_descent.surface.Taylor;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;

/**
 * Why does gradient descent work at all, and where does it stall?
 *
 * <p>Taylor: f(θ + rv) = f(θ) + r gᵀv + O(r²), so within a small enough ball the lowest point lies
 * at −r g/‖g‖ ({@link Taylor}). That is all a gradient knows. Where it is 0 it knows nothing: on
 * the line that leads into a saddle, descent stops with a direction down beside it; where it is
 * small, on a plateau, descent takes as many steps as theory counts ({@link Stall}); in a narrow
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

  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final double DELTA = 1e-6;

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
    saddle(run, o.saddleRate());
    plateau(run, o);
    valley(run, o.valleyRate());
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

  private static void saddle(Run run, double rate) {
    List<Setting> settings = new ArrayList<>();
    for (Surface surface : List.of(Surface.SADDLE, Surface.MONKEY_SADDLE)) {
      // The line y = 0, x > 0 leads into both saddles.
      long steps = surface == Surface.SADDLE ? 400 : 20_000;
      settings.add(plain("on the line", surface, rate, 1.2, 0, steps));
      settings.add(plain("10⁻⁶ beside it", surface, rate, 1.2, DELTA, steps));
      settings.add(plain("10⁻¹ beside it", surface, rate, 1.2, 0.1, steps));
    }
    List<Trajectory> ways = Descents.run(run.sc(), settings);
    Trajectory on = ways.get(0);
    double x = last(on.x());
    double y = last(on.y());
    double measured = firstBeyond(ways.get(1).y(), 0.1);
    double counted = Stall.stepsOffSaddle(DELTA, 0.1, rate);
    run.report()
        .claim(
            Claim.atMost(
                "3.5",
                "saddle, start on the stable line: ‖∇f‖ where it stops",
                Surface.SADDLE.steepness(x, y),
                1e-6))
        .claim(
            Claim.atMost(
                "3.5",
                "saddle, start on the stable line: smallest eigenvalue of the Hessian there",
                Surface.SADDLE.hessian(x, y).smallest(),
                -1))
        .claim(
            Claim.atMost(
                "3.5",
                "saddle, start 10⁻⁶ beside the line: distance of its end from a minimum",
                Math.hypot(last(ways.get(1).x()), Math.abs(last(ways.get(1).y())) - 1),
                1e-3))
        .claim(
            Claim.within(
                "3.5",
                "saddle, start 10⁻⁶ beside the line: steps to leave over steps by theory",
                measured / counted,
                1,
                0.1))
        .metric("saddle.steps-to-leave", measured)
        .metric("monkey.steepness-on-line", monkeySteepness(ways.get(3)))
        .heading("Saddles")
        .text(
            "On the line the sideways gradient is exactly 0, and no step ever changes that. Beside it"
                + " the distance grows by 1 + 2η a step, so a millionth of a start is enough to"
                + " leave: plain descent is slowed by a saddle and hardly ever held. At the monkey"
                + " saddle the Hessian is 0 too, and the approach itself dies down as 1/steps.")
        .add(map("A saddle", Surface.SADDLE, 1.5, settings.subList(0, 3), ways.subList(0, 3)))
        .add(losses("Down from the saddle", settings.subList(0, 3), ways.subList(0, 3)))
        .add(
            map(
                "The monkey saddle",
                Surface.MONKEY_SADDLE,
                2,
                settings.subList(3, 6),
                ways.subList(3, 6)));
  }

  private static void plateau(Run run, Options o) {
    double rate = o.plateauRate();
    double rim = Math.sqrt(2 * Math.log(2)); // where f = ½
    List<Setting> settings = new ArrayList<>();
    for (double r : o.plateauStarts()) {
      long most = (long) (2 * Stall.stepsAcrossPlateau(r, rim, rate)) + 10;
      var plain = Optimizers.sgd(rate);
      settings.add(new Setting("plain, r = " + r, Surface.PLATEAU, plain, r, 0, most, 0.5));
      var adam = Optimizers.adam(rate);
      settings.add(new Setting("Adam, r = " + r, Surface.PLATEAU, adam, r, 0, most, 0.5));
    }
    List<Trajectory> ways = Descents.run(run.sc(), settings);
    Table table =
        Table.of(
            "Steps across the plateau", "start r", "‖∇f‖", "plain", "plain, by theory", "Adam");
    double off = 0;
    for (int i = 0; i < ways.size(); i += 2) {
      double r = settings.get(i).x();
      double counted = Stall.stepsAcrossPlateau(r, rim, rate);
      long measured = ways.get(i).stepsToLastLoss();
      off = Math.max(off, Math.abs(measured / counted - 1));
      table.row(
          r,
          Surface.PLATEAU.steepness(r, 0),
          measured,
          Math.round(counted),
          ways.get(i + 1).stepsToLastLoss());
    }
    int far = ways.size() - 2;
    double ratio = (double) ways.get(far).steps() / ways.get(far + 1).steps();
    run.report()
        .claim(
            Claim.atMost(
                "3.5", "plateau: largest relative error of the steps by theory", off, 0.02))
        .claim(
            Claim.atLeast(
                "3.5", "plateau: steps of plain descent over Adam's, from farthest out", ratio, 5))
        .metric("plateau.steps", ways.get(far).stepsToLastLoss())
        .heading("A plateau")
        .text(
            "A well in a plain, f = 1 − exp(−r²/2). The gradient falls as r·exp(−r²/2), and plain"
                + " descent slows with it; Adam divides by the gradient's own size and walks on.")
        .add(table)
        .add(
            losses("Crossing the plateau", settings, ways)
                .logX()
                .caption(
                    "Equal distances out multiply the steps: nothing happens, then all at once."));
  }

  private static void valley(Run run, double rate) {
    List<Setting> settings =
        List.of(
            rosenbrock("plain", rate, Optimizers.sgd(rate)),
            rosenbrock("momentum 0.9", rate, Optimizers.momentum(rate)),
            rosenbrock("Adam", rate, Optimizers.adam(0.02)));
    List<Trajectory> ways = Descents.run(run.sc(), settings);
    Trajectory plain = ways.get(0);
    Trajectory momentum = ways.get(1);
    run.report()
        .claim(
            Claim.isTrue(
                "3.5",
                "valley: plain descent and momentum both reach f ≤ 10⁻³",
                plain.reached() && momentum.reached()))
        .claim(
            Claim.atLeast(
                "3.5",
                "valley: steps of plain descent over momentum's, same rate",
                (double) plain.stepsToLastLoss() / momentum.stepsToLastLoss(),
                3))
        .metric("valley.plain-steps", plain.stepsToLastLoss())
        .metric("valley.momentum-steps", momentum.stepsToLastLoss())
        .metric("valley.adam-steps", ways.get(2).stepsToLastLoss())
        .heading("A narrow valley")
        .add(
            map("Rosenbrock's valley", Surface.ROSENBROCK, 2, settings, ways)
                .logColour()
                .caption(
                    "All fall into the valley at once and then follow its floor. The walls allow no"
                        + " larger rate; on the floor momentum adds up ten steps to one."))
        .add(losses("Along the valley, to f = 10⁻³", settings, ways).logX().logY());
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

  private static Setting plain(
      String name, Surface surface, double rate, double x, double y, long steps) {
    return new Setting(name, surface, Optimizers.sgd(rate), x, y, steps, NEVER);
  }

  private static Setting rosenbrock(String name, double rate, leeml.optim.Optimizer optimizer) {
    long most = (long) (100 / rate);
    return new Setting(name, Surface.ROSENBROCK, optimizer, -1.2, 1, most, 1e-3);
  }

  private static HeatMap map(
      String title, Surface surface, double reach, List<Setting> settings, List<Trajectory> ways) {
    HeatMap map =
        HeatMap.of(title, "x", "y", "f(x, y)")
            .surface(-reach, reach, -reach, reach, surface::value);
    for (int i = 0; i < ways.size(); i++) {
      map.path(settings.get(i).name(), ways.get(i).x(), ways.get(i).y());
    }
    return map;
  }

  private static LineChart losses(String title, List<Setting> settings, List<Trajectory> ways) {
    LineChart chart = LineChart.of(title, "step", "f");
    for (int i = 0; i < ways.size(); i++) {
      chart.series(settings.get(i).name(), ways.get(i).losses());
    }
    return chart;
  }

  private static double monkeySteepness(Trajectory way) {
    return Surface.MONKEY_SADDLE.steepness(last(way.x()), last(way.y()));
  }

  private static double firstBeyond(double[] values, double distance) {
    int k = 0;
    while (k < values.length && Math.abs(values[k]) < distance) {
      k++;
    }
    return k;
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }
}
