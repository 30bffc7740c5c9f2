package ch04_optimization.problem;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;

/**
 * Paths with L2 against a path with decoupled decay, on a noisy bowl: for SGD one λ′ gives the same
 * path, for Adam none does.
 *
 * <p>How far apart two paths are is measured against what decay does at all: the largest difference
 * between them over the largest difference that leaving decay out makes. 0 is the same path, 1 no
 * better than none.
 *
 * @param steps length of the paths
 */
public record DecayComparison(int steps) {

  private static final double SGD_RATE = 0.1;
  private static final double ADAM_RATE = 0.01;
  private static final double DECAY = 1e-3;
  private static final int PER_DECADE = 10;

  /** An L2 strength, relative to the largest difference that decay makes. */
  private record Distances(double sgd, double adam) implements Serializable {}

  /** Walks the paths, one Spark task a strength, and reports. */
  public void compare(Run run) {
    DecayPaths bowl = new DecayPaths(steps, run.seed());
    double[] strengths = strengths();
    List<Double> settings = new ArrayList<>();
    for (double strength : strengths) {
      settings.add(strength);
    }
    float[][] sgd = bowl.walk(sgdwm(0));
    float[][] adam = bowl.walk(Optimizers.adamW(ADAM_RATE, DECAY));
    double sgdScale = DecayPaths.largestDifference(sgd, bowl.walk(Optimizers.sgd(SGD_RATE)));
    double adamScale = DecayPaths.largestDifference(adam, bowl.walk(Optimizers.adam(ADAM_RATE)));
    List<Distances> distances =
        Search.run(
            run.sc(),
            settings,
            strength ->
                new Distances(
                    DecayPaths.largestDifference(
                            sgd, bowl.walk(withL2(strength, Optimizers.sgd(SGD_RATE))))
                        / sgdScale,
                    DecayPaths.largestDifference(
                            adam, bowl.walk(withL2(strength, Optimizers.adam(ADAM_RATE))))
                        / adamScale));
    draw(run, strengths, distances);
    claim(run, bowl, sgd, distances);
  }

  private static Optimizer withL2(double strength, Optimizer optimizer) {
    return Optimizer.chain(Optimizers.l2(strength, 0), optimizer);
  }

  private static Optimizer sgdwm(double momentum) {
    return Optimizers.sgdwm(SGD_RATE, new Constant(1), momentum, DECAY, 0);
  }

  /** From 1e-6 to 10, ten a decade, so that λ/η = 0.01 is one of them. */
  private static double[] strengths() {
    double[] strengths = new double[7 * PER_DECADE + 1];
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = Math.pow(10, -6 + (double) i / PER_DECADE);
    }
    return strengths;
  }

  private static void draw(Run run, double[] strengths, List<Distances> distances) {
    run.report()
        .heading("The same path?")
        .add(
            LineChart.of(
                    "How far the path with L2 is from the path with decoupled decay",
                    "λ′ of L2",
                    "distance (1 = as far as without decay)")
                .logX()
                .logY()
                .series("SGD", strengths, distances.stream().mapToDouble(Distances::sgd).toArray())
                .series(
                    "Adam", strengths, distances.stream().mapToDouble(Distances::adam).toArray())
                .caption(
                    "For SGD the curve drops to rounding at λ′ = λ/η = 0.01: the same path. For Adam"
                        + " the lowest point stays near 1: an L2 strength that shrinks one weight as"
                        + " decoupled decay does, shrinks another far too much or too little."));
  }

  private void claim(Run run, DecayPaths bowl, float[][] sgd, List<Distances> distances) {
    float[][] same = bowl.walk(withL2(DECAY / SGD_RATE, Optimizers.sgd(SGD_RATE)));
    double agree = DecayPaths.largestDifference(sgd, same);
    double adam = distances.stream().mapToDouble(Distances::adam).min().orElseThrow();
    float[][] heavy = bowl.walk(sgdwm(Optimizers.MOMENTUM));
    double momentum =
        DecayPaths.largestDifference(
            heavy, bowl.walk(withL2(DECAY / SGD_RATE, Optimizers.momentum(SGD_RATE))));
    run.report()
        .add(
            Table.of(
                    "Largest difference along " + steps + " steps", "optimizer", "λ′", "difference")
                .row("SGD, L2 against decoupled", "λ/η", agree)
                .row("SGDM, L2 against SGDWM", "λ/η", momentum)
                .row("Adam, L2 against AdamW, of what decay does", "best of 71", adam))
        .metric("sgdm.difference", momentum)
        .claim(
            Claim.atMost(
                "4.8",
                "SGD: L2 with λ′ = λ/η walks the path of decoupled decay (largest difference)",
                agree,
                1e-6))
        .claim(
            Claim.atLeast(
                "4.8",
                "Adam: no λ′ of 71 from 1e-6 to 10 comes near AdamW's path (share of decay's effect)",
                adam,
                0.5));
  }
}
