package ch04_optimization;

import ch04_optimization.net.Curves;
import ch04_optimization.net.OverSeeds;
import ch04_optimization.net.PictureNet;
import ch04_optimization.net.PictureSplit;
import ch04_optimization.net.Trial;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.WarmUp;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.Histogram;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.broadcast.Broadcast;

/**
 * Why does Adam need a warm-up, and what does RAdam put in its place?
 *
 * <p>Adam divides by √v̂, and in the first steps v̂ is a mean of very few squares: the adaptive
 * rate ψₜ = 1/√v̂ₜ scatters. {@link AdaptiveRateReport} shows that on gradients drawn from N(0, 1),
 * where the variance is known, together with RAdam's factor rₜ, which evens it out.
 *
 * <p>Then the same on a network. Twenty and more runs start at the same θ₀ and differ in the order
 * of their batches; the variance of an update is taken over them, parameter by parameter, Varₜ =
 * meanᵢ Var_runs Δₜ,ᵢ, and summed over the first steps. Compared are Adam, Adam with a linear
 * warm-up (η·t/w for t ≤ w) and RAdam. Last, a deeper network is trained at growing rates, to see
 * whether plain Adam suffers and the other two do not.
 *
 * <p>Every (optimizer, rate, seed) is one Spark task; it sends back the drawn updates of its first
 * steps, or six numbers an epoch.
 *
 * <p>Source: lecture <i>New Optimization</i> of Hung-yi Lee (Adam needs warm-up; RAdam); Liu et
 * al., On the variance of the adaptive learning rate and beyond, ICLR 2020, sections 3–5 and figure
 * 2. Data: a cut of Fashion-MNIST at 14 × 14. Expect a drop of the early variance by orders of
 * magnitude.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch04.warm-up",
    rows = "4.5",
    summary = "Variance of Adam's first updates: plain, with linear warm-up, and RAdam")
public final class WarmUpJob implements Job<WarmUpJob.Options> {

  private static final String ADAM = "Adam";
  private static final String WARM = "Adam + warm-up";
  private static final String RADAM = "RAdam";
  private static final List<String> METHODS = List.of(ADAM, WARM, RADAM);

  /** The job's options. */
  public record Options(
      @Key("folder with IDX files train-* and t10k-*") String data,
      @Key("pictures to train on, at least 1") int training,
      @Key("pictures to report on, at least 1") int test,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("pictures a step, at least 1") int batchSize,
      @Key("runs whose first updates are compared, at least 20") int orders,
      @Key("first steps over which the variance is summed, at least 5") int earlySteps,
      @Key("parameters drawn to be looked at, at least 1") int drawn,
      @Key("rate of the runs whose first steps are compared, above 0") double rate,
      @Key("rates of the training runs, each above 0") List<Double> rates,
      @Key("steps of the linear warm-up, at least 2") int warmUpSteps,
      @Key("passes of the training runs, at least 1") int epochs,
      @Key("training runs of each setting, at least 2, for a spread") int seeds,
      @Key("simulated gradient sequences, at least 1000") int sequences,
      @Key("least factor by which warm-up and RAdam reduce the early variance") double reduction) {

    public Options {
      Require.atLeast("training", training, 1);
      Require.atLeast("test", test, 1);
      Require.atLeast("batch-size", batchSize, 1);
      Require.atLeast("orders", orders, 20);
      Require.atLeast("early-steps", earlySteps, 5);
      Require.atLeast("drawn", drawn, 1);
      Require.positive("rate", rate);
      Require.atLeast("number of rates", rates.size(), 1);
      rates.forEach(each -> Require.positive("rates", each));
      Require.atLeast("warm-up-steps", warmUpSteps, 2);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 2);
      Require.atLeast("sequences", sequences, 1000);
      Require.atLeast("reduction", reduction, 1);
    }

    Optimizer optimizer(String method, double rate) {
      return switch (method) {
        case WARM -> Optimizers.adam(new WarmUp(warmUpSteps, new Constant(rate)));
        case RADAM -> Optimizers.rAdam(rate);
        default -> Optimizers.adam(rate);
      };
    }
  }

  @Override
  public void run(Run run, Options options) {
    PictureSplit pictures =
        PictureSplit.read(
            run.sc().hadoopConfiguration(), options.data(), options.training(), 1, options.test());
    PictureNet net = new PictureNet(pictures, options.hidden(), options.batchSize());
    Broadcast<PictureNet> shared = run.sc().broadcast(net);
    new AdaptiveRateReport(options.sequences(), run.seed()).show(run);
    Map<String, List<FirstSteps>> first = firstSteps(run, shared, options);
    run.report().heading("The first updates of a network");
    claimVariance(run, first, options);
    drawUpdates(run, first);
    drawGradients(run, first);
    run.report().heading("Training at growing rates");
    train(run, shared, options);
    shared.destroy();
  }

  private static Map<String, List<FirstSteps>> firstSteps(
      Run run, Broadcast<PictureNet> shared, Options options) {
    List<Trial> trials = new ArrayList<>();
    for (String method : METHODS) {
      Optimizer optimizer = options.optimizer(method, options.rate());
      Trial.overSeeds(optimizer, 0, options.orders()).forEach(trials::add);
    }
    long start = run.seed();
    int steps = options.earlySteps();
    int drawn = options.drawn();
    List<FirstSteps> all =
        Search.run(
            run.sc(),
            trials,
            trial ->
                FirstSteps.of(
                    shared.value(), trial.optimizer(), start, start + trial.seed(), steps, drawn));
    return byMethod(METHODS, all, options.orders());
  }

  private static <R> Map<String, List<R>> byMethod(List<String> names, List<R> all, int each) {
    Map<String, List<R>> grouped = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      grouped.put(names.get(i), all.subList(i * each, (i + 1) * each));
    }
    return grouped;
  }

  private static void claimVariance(Run run, Map<String, List<FirstSteps>> first, Options options) {
    LineChart chart =
        LineChart.of("Variance of the update between runs", "step", "mean variance of Δ").logY();
    Map<String, double[]> variances = new LinkedHashMap<>();
    first.forEach((name, runs) -> variances.put(name, variances(runs)));
    variances.forEach(chart::series);
    run.report()
        .add(
            chart
                .markers()
                .caption(
                    "All runs start at the same θ₀ and see different batches. RAdam's first four steps"
                        + " are tiny, since gradients are small numbers; from the fifth on its factor"
                        + " rₜ lets the adaptive rate in."));
    Table table =
        Table.of(
            "Variance of the updates, summed over the first " + options.earlySteps() + " steps",
            "optimizer",
            "variance",
            "Adam's over it");
    double plain = StatUtils.sum(variances.get(ADAM));
    for (String name : METHODS) {
      double sum = StatUtils.sum(variances.get(name));
      table.row(name, sum, plain / sum);
      if (!name.equals(ADAM)) {
        run.report()
            .metric("earlyVariance.Adam over " + name, plain / sum)
            .claim(
                Claim.atLeast(
                    "4.5",
                    "early update variance of Adam over that of " + name,
                    plain / sum,
                    options.reduction()));
      }
    }
    run.report().add(table);
  }

  /** Variance over runs, mean over parameters, a value a step. */
  private static double[] variances(List<FirstSteps> runs) {
    int steps = runs.get(0).updates().length;
    int drawn = runs.get(0).updates()[0].length;
    double[] variances = new double[steps];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < drawn; i++) {
        double[] values = new double[runs.size()];
        for (int r = 0; r < values.length; r++) {
          values[r] = runs.get(r).updates()[t][i];
        }
        variances[t] += StatUtils.variance(values) / drawn;
      }
    }
    return variances;
  }

  private static void drawUpdates(Run run, Map<String, List<FirstSteps>> first) {
    Histogram chart = Histogram.of("Size of the first ten updates", "log₁₀ |Δ|").bins(60);
    first.forEach((name, runs) -> chart.values(name, logs(runs, 0, 10, FirstSteps::updates)));
    run.report()
        .add(
            chart.caption(
                "Plain Adam's updates stand in a heap just below log₁₀ η, whatever the gradient was;"
                    + " warm-up moves the heap to the left, RAdam spreads it."));
  }

  private static void drawGradients(Run run, Map<String, List<FirstSteps>> first) {
    int last = first.get(ADAM).get(0).updates().length;
    Histogram chart = Histogram.of("Size of gradients", "log₁₀ |g|").bins(60);
    chart.values("before the first step", logs(first.get(ADAM), 0, 1, FirstSteps::gradients));
    chart.values(
        ADAM + ", step " + last, logs(first.get(ADAM), last - 1, last, FirstSteps::gradients));
    chart.values(
        WARM + ", step " + last, logs(first.get(WARM), last - 1, last, FirstSteps::gradients));
    run.report()
        .add(
            chart.caption(
                "As figure 2 of Liu et al., on a far smaller network. There, gradients move to small"
                    + " values within ten steps when there is no warm-up. Do the two later"
                    + " distributions differ from the first here?"));
  }

  /** log₁₀ of what is not 0 in the steps [from, to), of the first runs: enough for a picture. */
  private static double[] logs(
      List<FirstSteps> runs, int from, int to, Function<FirstSteps, float[][]> what) {
    List<Double> logs = new ArrayList<>();
    for (FirstSteps each : runs.subList(0, Math.min(5, runs.size()))) {
      float[][] values = what.apply(each);
      for (int t = from; t < Math.min(to, values.length); t++) {
        for (float value : values[t]) {
          if (value != 0) {
            logs.add(Math.log10(Math.abs(value)));
          }
        }
      }
    }
    return logs.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void train(Run run, Broadcast<PictureNet> shared, Options options) {
    List<Trial> trials = new ArrayList<>();
    for (double rate : options.rates()) {
      for (String method : METHODS) {
        Optimizer optimizer = options.optimizer(method, rate);
        Trial.overSeeds(optimizer, run.seed(), options.seeds()).forEach(trials::add);
      }
    }
    List<Curves> curves = Trial.trainAll(run, shared, trials, options.epochs());
    int each = METHODS.size() * options.seeds();
    Table table =
        Table.of(
            "After " + options.epochs() + " epochs: mean ± standard deviation over seeds",
            "rate",
            "optimizer",
            "training loss",
            "test accuracy");
    for (int i = 0; i < options.rates().size(); i++) {
      List<Curves> atRate = curves.subList(i * each, (i + 1) * each);
      show(run, table, options.rates().get(i), byMethod(METHODS, atRate, options.seeds()));
    }
    run.report().add(table);
  }

  private static void show(Run run, Table table, double rate, Map<String, List<Curves>> runs) {
    LineChart chart = LineChart.of("Training loss at η = " + rate, "epoch", "cross entropy (nats)");
    runs.forEach(
        (name, curves) -> {
          OverSeeds loss = OverSeeds.of(curves, Curves::runningLoss);
          loss.drawOn(chart, name);
          OverSeeds accuracy = OverSeeds.of(curves, Curves::testAccuracy);
          OverSeeds last = OverSeeds.of(curves, Curves::trainingLoss);
          table.row(rate, name, last.lastText(), accuracy.lastText());
          run.report().metric("testAccuracy." + name + "." + rate, accuracy.last());
        });
    run.report()
        .add(chart.caption("Mean over each epoch's steps; bands are ± one standard deviation."));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(WarmUpJob.class, args);
  }
}
