package ch04_optimization;

import ch04_optimization.theory.NoisyQuadratic;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;

/**
 * The variance at which SGD and Lookahead settle on a noisy quadratic, measured and by theory, over
 * rates and slow rates; one Spark task a pair.
 *
 * @param period k
 * @param copies independent parameters, over which the variance is taken
 * @param steps of a run; the variance is the mean over its second half
 */
record SteadyVariance(int period, int copies, int steps) implements Serializable {

  private static final List<Double> RATES = List.of(0.05, 0.1, 0.2, 0.4, 0.8);
  private static final List<Double> SLOW_RATES = List.of(0.2, 0.5, 0.8);
  private static final NoisyQuadratic MODEL = new NoisyQuadratic(1, 1);
  private static final double START = 5;

  /** A pair of rates; α = 1 is SGD itself. */
  private record Pair(double rate, double slowRate) implements Serializable {

    Optimizer optimizer(int period) {
      return Optimizers.lookahead(Optimizers.sgd(rate), period, slowRate);
    }

    double expected(int period) {
      return MODEL.sgdVariance(rate) * MODEL.lookaheadShare(rate, period, slowRate);
    }
  }

  void show(Run run, double drawnSlowRate, double tolerance) {
    List<Pair> pairs = new ArrayList<>();
    for (double rate : RATES) {
      pairs.add(new Pair(rate, 1));
      SLOW_RATES.forEach(slowRate -> pairs.add(new Pair(rate, slowRate)));
    }
    long seed = run.seed();
    List<Double> measured = Search.run(run.sc(), pairs, pair -> settled(pair, seed));
    run.report().heading("Variance on a noisy quadratic");
    draw(run, drawnSlowRate);
    Table table =
        Table.of(
            "Variance in the long run, a = σ = 1, k = " + period,
            "η",
            "α (1: SGD)",
            "measured",
            "theory",
            "over SGD's, measured",
            "over SGD's, theory");
    double worst = 0;
    double largestShare = 0;
    double sgd = Double.NaN;
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double value = measured.get(i);
      double expected = pair.expected(period);
      sgd = pair.slowRate() == 1 ? value : sgd;
      double share = MODEL.lookaheadShare(pair.rate(), period, pair.slowRate());
      table.row(pair.rate(), pair.slowRate(), value, expected, value / sgd, share);
      worst = Math.max(worst, Math.abs(value - expected) / expected);
      largestShare = pair.slowRate() < 1 ? Math.max(largestShare, value / sgd) : largestShare;
    }
    run.report()
        .add(table)
        .metric("noisy.largestShareOfSgd", largestShare)
        .claim(
            Claim.atMost(
                "4.6",
                "variance in the long run equals proposition 2: largest relative difference",
                worst,
                tolerance))
        .claim(
            Claim.atMost(
                "4.6",
                "Lookahead's variance over SGD's at the same rate, largest over all pairs",
                largestShare,
                1));
  }

  /** Variance of the slow weights, which the fast ones equal after each k-th step. */
  private double settled(Pair pair, long seed) {
    double[] squares = MODEL.meanSquares(pair.optimizer(period), 0, copies, steps, period, seed);
    return Arrays.stream(squares, squares.length / 2, squares.length).average().orElseThrow();
  }

  private void draw(Run run, double slowRate) {
    double rate = RATES.get(2);
    int rounds = Math.min(40, steps / period);
    LineChart chart = LineChart.of("Way to the minimum", "step", "mean θ² over parameters").logY();
    double[] places = IntStream.rangeClosed(1, rounds).mapToDouble(i -> i * period).toArray();
    for (Pair pair : List.of(new Pair(rate, 1), new Pair(rate, slowRate))) {
      String name = pair.slowRate() == 1 ? "SGD" : "Lookahead(SGD), α = " + slowRate;
      Optimizer optimizer = pair.optimizer(period);
      chart.series(
          name,
          places,
          MODEL.meanSquares(optimizer, START, copies, rounds * period, period, run.seed()));
      double[] level = new double[rounds];
      Arrays.fill(level, pair.expected(period));
      chart.series(name + ": theory's end", places, level);
    }
    run.report()
        .add(
            chart.caption(
                "At the same rate "
                    + rate
                    + " Lookahead is slower on the way and ends lower: it trades speed for variance,"
                    + " and a higher inner rate buys the speed back."));
  }
}
