package ch03_gradient_descent;

import ch03_gradient_descent.Descents.Setting;
import ch03_gradient_descent.surface.StallTheory;
import ch03_gradient_descent.surface.Surface;
import java.util.ArrayList;
import java.util.List;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;

/**
 * The ground on which plain descent stalls: two saddles, a plateau, a narrow valley. Each descends
 * from its starts side by side, holds the steps against theory and draws the ways.
 */
final class Stalls {

  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final double DELTA = 1e-6;

  private Stalls() {}

  static void saddles(Run run, double rate) {
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
    double counted = StallTheory.stepsOffSaddle(DELTA, 0.1, rate);
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
                1.6,
                settings.subList(3, 6),
                ways.subList(3, 6)));
  }

  static void plateau(Run run, List<Double> starts, double rate) {
    double rim = Math.sqrt(2 * Math.log(2)); // where f = ½
    List<Setting> settings = new ArrayList<>();
    for (double r : starts) {
      long most = (long) (2 * StallTheory.stepsAcrossPlateau(r, rim, rate)) + 10;
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
      double counted = StallTheory.stepsAcrossPlateau(r, rim, rate);
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

  static void valley(Run run, double rate) {
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

  private static Setting plain(
      String name, Surface surface, double rate, double x, double y, long steps) {
    return new Setting(name, surface, Optimizers.sgd(rate), x, y, steps, NEVER);
  }

  private static Setting rosenbrock(String name, double rate, Optimizer optimizer) {
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
