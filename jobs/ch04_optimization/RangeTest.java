package ch04_optimization;

import ch04_optimization.net.OverSeeds;
import ch04_optimization.net.PictureNet;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import leeml.job.Run;
import leeml.optim.Optimizers;
import leeml.optim.Schedule;
import leeml.report.Claim;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import leeml.train.Fit;
import leeml.train.strategy.Serial;
import org.apache.spark.broadcast.Broadcast;

/**
 * The range test: one short run whose rate grows from step to step, and the loss of each step. A
 * cycle may move between the rate at which the loss begins to fall and one at which it has not yet
 * risen again.
 *
 * <p>ηₜ = from·(to/from)^((t − 1)/(T − 1)). The loss is smoothed as L̄ₜ = 0.95·L̄ₜ₋₁ + 0.05·Lₜ,
 * over 1 − 0.95ᵗ. Source: Smith 2017, section 3.3; variant: the rate grows by a factor a step,
 * where the paper adds to it, so that five decades fit into a run.
 *
 * @param from the first rate, above 0
 * @param to the last rate
 * @param epochs how many passes it takes
 */
record RangeTest(double from, double to, int epochs) implements Serializable {

  private static final double SMOOTHING = 0.95;

  /** Runs the test once a seed, side by side, draws it and claims that a cycle keeps inside. */
  void show(Run run, Broadcast<PictureNet> net, List<Long> seeds, double low, double high) {
    int steps = epochs * net.value().stepsPerEpoch();
    List<double[]> losses = Search.run(run.sc(), seeds, seed -> losses(net.value(), seed, steps));
    double[] rates = new double[steps];
    for (int i = 0; i < steps; i++) {
      rates[i] = rates(steps).rate(i + 1L);
    }
    OverSeeds smooth = OverSeeds.of(losses, Function.identity());
    LineChart chart =
        LineChart.of("Loss while the rate grows", "rate η", "smoothed batch loss (nats)").logX();
    smooth.drawOn(chart, "mean over seeds", rates);
    double[] height = {0, smooth.mean()[0]};
    chart
        .series("low", new double[] {low, low}, height)
        .series("high", new double[] {high, high}, height)
        .caption(
            "The loss falls from one rate on and explodes from another; between them a cycle may"
                + " move. The curve ends where the first seed has left three times its first loss.");
    run.report().add(chart);
    claim(run, smooth.mean(), rates, low, high);
  }

  private void claim(Run run, double[] loss, double[] rates, double low, double high) {
    int lowest = 0;
    for (int i = 1; i < loss.length; i++) {
      lowest = loss[i] < loss[lowest] ? i : lowest;
    }
    double atLow = loss[at(rates, low)];
    double atHigh = loss[at(rates, high)];
    run.report()
        .metric("rangeTest.rateOfLowestLoss", rates[lowest])
        .metric("rangeTest.lossAtLow", atLow)
        .metric("rangeTest.lossAtHigh", atHigh)
        .claim(
            Claim.atMost(
                "4.4",
                "range test: loss at the cycle's high over loss at its low",
                atHigh / atLow,
                1))
        .claim(
            Claim.atLeast(
                "4.4",
                "range test: the rate of the lowest loss over the cycle's high",
                rates[lowest] / high,
                run.smoke() ? 0.5 : 1));
  }

  private Schedule rates(int steps) {
    double ratio = to / from;
    double first = from;
    return step -> first * Math.pow(ratio, Math.min(1, (step - 1.0) / Math.max(1, steps - 1)));
  }

  /** The smoothed loss of each step; NaN after the end. */
  private double[] losses(PictureNet net, long seed, int steps) {
    Fit fit =
        net.trainer(Optimizers.momentum(rates(steps), Optimizers.MOMENTUM), seed, epochs)
            .strategy(Serial.every(1))
            .fit(net.shards());
    double[] raw = fit.ledger().column(round -> round.loss());
    double[] smooth = new double[steps];
    Arrays.fill(smooth, Double.NaN);
    double average = 0;
    double weight = 0;
    for (int i = 0; i < raw.length; i++) {
      average = SMOOTHING * average + (1 - SMOOTHING) * raw[i];
      weight = SMOOTHING * weight + 1 - SMOOTHING;
      if (average / weight > 3 * raw[0]) {
        break;
      }
      smooth[i] = average / weight;
    }
    return smooth;
  }

  private static int at(double[] rates, double rate) {
    int place = Arrays.binarySearch(rates, rate);
    return Math.min(rates.length - 1, place >= 0 ? place : -place - 1);
  }
}
