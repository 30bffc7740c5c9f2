package leeml.report.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import leeml.report.Claim;
import leeml.report.Machine;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.RunResult;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.HeatMap;
import leeml.report.chart.Histogram;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;

/** A report with one of everything, and with what pages stumble over. */
final class DemoReport {
  static final String HOSTILE = "a < b & \"c\" </script><script>alert('x')</script>";

  private DemoReport() {}

  static RunResult result() {
    Report report = new Report(true);
    report
        .metric("test.mse", 18.43210987)
        .metric("test.accuracy", 0.98)
        .metric("parameters", 431080)
        .metric("smallest.gradient", 3.1e-9)
        .metric("diverged.loss", Double.NaN)
        .claim(Claim.atMost("3.4", "Adam ends **below** the loss of SGD, `θ` near 0", 2e-7, 1e-6))
        .claim(Claim.atLeast("2.4", "Test error of degree 5 exceeds that of degree 3", 0.91, 0.95))
        .claim(Claim.isTrue("1.2", "The loss falls in every round", true))
        .claim(Claim.within("2.2", "The mean estimate is unbiased: " + HOSTILE, 3.02, 3, 0.05))
        .claim(Claim.atMost("3.7", "A loss that diverged", Double.NaN, 1));
    curves(report);
    surfaces(report);
    rest(report);
    return RunResult.of("ch03.surfaces", RunResult.Status.DONE, report)
        .title("Gradient descent: the ways down · 梯度下降 " + HOSTILE)
        .fact("seed", 42)
        .fact("strategy", "local SGD(16)")
        .fact("workers", 4)
        .config(Map.of("data", Map.of("path", "data/wine.csv", "target", "quality " + HOSTILE)))
        .environment(Machine.facts())
        .ledger(ledger())
        .seconds(12.3456);
  }

  private static Map<String, Object> ledger() {
    Map<String, Object> ledger = new LinkedHashMap<>();
    ledger.put("rounds", 64);
    ledger.put("bytesUp", 12_345_678L);
    ledger.put("seconds", Map.of("compute", 3.25));
    return ledger;
  }

  private static void curves(Report report) {
    double[] x = IntStream.rangeClosed(1, 300).asDoubleStream().toArray();
    double[] mean = map(x, t -> 2.3 * Math.exp(-t / 60) + 0.02);
    report
        .heading("Curves")
        .text(
            "Loss **falls**, and `momentum` overshoots: θ ← θ − η·∂L/∂θ.\n\n第二段：误差从哪来？ <b>not bold</b>")
        .add(
            LineChart.of("Loss by step", "step", "mean squared error")
                .band(
                    "Adam, mean ± std of 5 seeds",
                    x,
                    mean,
                    map(x, t -> 2.3 * Math.exp(-t / 60) - 0.3),
                    map(x, t -> 2.3 * Math.exp(-t / 60) + 0.3))
                .series("SGD", map(x, t -> 2 / Math.sqrt(t)))
                .series("momentum 动量", map(x, t -> 1.2 * Math.cos(t / 12) * Math.exp(-t / 80)))
                .caption("Momentum goes **below** zero on its way."))
        .add(manyCurves(x))
        .add(
            LineChart.of("Error against degree", "degree of the polynomial", "error (µg/m³)")
                .series("train", new double[] {31.9, 15.4, 15.3, 14.9, 12.8})
                .series("test", new double[] {35.0, 18.4, 18.1, 28.8, 232.1})
                .markers())
        .add(
            LineChart.of("Learning rate", "step", "η")
                .series("step schedule", new double[] {-0.1, -0.1, -0.05, -0.05, -0.01})
                .step())
        .add(LineChart.of("Nothing was measured", "step", "loss").series("empty", new double[0]))
        .add(LineChart.of("One point", "step", "loss").series("one", new double[] {5}));
  }

  private static LineChart manyCurves(double[] x) {
    LineChart chart = LineChart.of("Ten optimizers, logarithmic", "step", "loss − minimum").logY();
    for (int i = 0; i < 10; i++) {
      double rate = 10 + 9 * i;
      chart.series("optimizer number " + i, map(x, t -> Math.exp(-t / rate)));
    }
    return chart.logX();
  }

  private static void surfaces(Report report) {
    double[] t = IntStream.range(0, 120).asDoubleStream().toArray();
    report
        .heading("Surfaces 损失曲面")
        .add(
            HeatMap.of("A long valley", "b", "w", "loss")
                .surface(-200, -80, -4, 4, (b, w) -> valley(b, w))
                .logColour()
                .path("SGD", map(t, i -> -120 - 5 * Math.sin(i / 20)), map(t, i -> -4 + i / 20))
                .path(
                    "Adagrad",
                    map(t, i -> -120 - i / 2),
                    map(t, i -> -4 + 6.67 * (1 - Math.exp(-i / 15))))
                .path(
                    "Adam",
                    map(t, i -> -120 - 68 * (1 - Math.exp(-i / 25))),
                    map(t, i -> -4 + i * 0.056))
                .caption("The valley is long and narrow; the paths start at the hollow circle."))
        .add(
            HeatMap.of("A saddle", "x", "y", "z")
                .surface(-1, 1, -1, 1, (a, b) -> a * a - b * b)
                .path("one step", new double[] {0.5}, new double[] {0.5}))
        .add(
            HeatMap.of("A small grid with a hole", "x", "y", "z")
                .grid(0, 2, 0, 1, new double[][] {{1, 2, Double.NaN}, {3, 4, 5}, {0, 1, 2}}));
  }

  private static double valley(double b, double w) {
    return 1e3 * Math.pow(w - 2.67, 2) * 16 + Math.pow(b + 188.4 - 30 * (w - 2.67), 2) + 10;
  }

  private static void rest(Report report) {
    Random random = new Random(7);
    report
        .heading("Points, bars, pictures")
        .add(
            ScatterChart.of("Two classes and a boundary", "speed (km/h)", "weight (kg)")
                .points("water 水系", gaussians(random, 150, 1), gaussians(random, 150, 1))
                .points("normal 一般系", gaussians(random, 150, -1), gaussians(random, 150, -1))
                .line("boundary", new double[] {-3, 3}, new double[] {3, -3}))
        .add(
            BarChart.of("Error by strategy", "strategy", "mean squared error")
                .groups("serial", "synchronous", "local SGD(4)", "local SGD(16)", "local SGD(64)")
                .bars(
                    "train", new double[] {1, 1, 1.1, 1.3, 1.8}, new double[] {.1, .1, .2, .2, .4})
                .bars(
                    "test",
                    new double[] {1.2, 1.2, -0.3, 1.6, 2.4},
                    new double[] {.2, .1, .2, .4, .6}))
        .add(
            BarChart.of("Bytes, logarithmic", "strategy with a rather long name", "bytes")
                .groups(
                    "synchronous, driver topology, no compressor",
                    "synchronous, tree topology, top-k 1 %",
                    "local SGD(64), sliced topology, 8 bits")
                .bars("bytes up", 4e9, 3e-3, 6e5)
                .logY())
        .add(
            Histogram.of("Residuals", "prediction − truth (µg/m³)")
                .values("train", gaussians(random, 800, 0))
                .values("test", gaussians(random, 400, 0.5)))
        .add(
            Table.of("Strategies", "strategy", "rounds", "loss", "agrees")
                .row("serial", 431080L, 0.1f, true)
                .row(HOSTILE, 64, -1.23456789e-7, false)
                .row("unknown", null, Double.POSITIVE_INFINITY, null))
        .add(Table.of("Empty", "nothing"))
        .add(pictures())
        .add(Pictures.of("No pictures"));
  }

  private static Pictures pictures() {
    Pictures pictures = Pictures.of("Digits").caption("Brightness runs from 0 to 1.");
    for (int i = 0; i < 14; i++) {
      float[] grey = new float[64];
      for (int p = 0; p < 64; p++) {
        grey[p] = (p % 8) * (i + 1) / 60f;
      }
      pictures.grey("is " + i + ", said " + (i + 1), grey, 8, 8);
    }
    float[] colour = new float[3 * 32];
    IntStream.range(0, 32).forEach(p -> colour[p] = p / 32f);
    return pictures.rgb("red " + HOSTILE, colour, 8, 4);
  }

  private static double[] gaussians(Random random, int n, double mean) {
    return random.doubles(n).map(u -> mean + random.nextGaussian()).toArray();
  }

  private static double[] map(double[] x, java.util.function.DoubleUnaryOperator f) {
    return java.util.Arrays.stream(x).map(f).toArray();
  }
}
