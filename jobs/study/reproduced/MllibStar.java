package study.reproduced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Place;
import leeml.job.place.VirtualPlace;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LogisticRegression;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.sim.Conditions;
import leeml.sim.Forecast;
import leeml.sim.paths.Paths;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shards;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.LocalSgd;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.optimization.GradientDescent;
import org.apache.spark.mllib.optimization.LogisticGradient;
import org.apache.spark.mllib.optimization.SimpleUpdater;
import scala.Tuple2;
import study.trial.DigitTask;

/**
 * How many communications does logistic regression take if gradients are sent, and how many if
 * models are averaged?
 *
 * <p>MLlib's own gradient descent makes one step a communication, θ ← θ − (η/√t) ∇L. Model
 * averaging lets every worker descend through its whole shard first. Both minimise the same L, the
 * mean cross entropy of odd against even digits, from θ = 0, on Spark. Then what AllReduce saves:
 * seconds of a round by its paths and the length of θ, as the virtual cluster's cost model has
 * them.
 *
 * <p>Source: Zhang et al., MLlib*: Fast training of GLMs using Spark MLlib, ICDE 2019.
 */
public final class MllibStar {

  private static final String ROW = "D.1";
  private static final String LOSS = "L";

  /** Whose rates, how long, and on what network. */
  public record Options(
      @Key("MLlib*: partitions of MLlib and workers of averaging, at least 2") int partitions,
      @Key("MLlib*: step sizes η of MLlib's descent, each above 0") List<Double> stepSizes,
      @Key("MLlib*: communications of MLlib, at least 2") int communications,
      @Key("MLlib*: communications of averaging, at least 1") int averagings,
      @Key("MLlib*: rate of the workers' plain descent, above 0") double workerRate,
      @Key("MLlib*: loss to reach, above 0") double lossGoal,
      @Key("MLlib*: communications of MLlib for one of averaging, at least")
          double fewerCommunications,
      @Key("MLlib*: the virtual cluster on which paths are compared") Place ethernet,
      @Key("MLlib*: lengths of θ on it, ascending") List<Integer> lengths) {

    public Options {
      Require.atLeast("partitions", partitions, 2);
      Require.atLeast("number of step-sizes", stepSizes.size(), 1);
      stepSizes.forEach(eta -> Require.positive("step-sizes", eta));
      Require.atLeast("communications", communications, 2);
      Require.atLeast("averagings", averagings, 1);
      Require.positive("worker-rate", workerRate);
      Require.positive("loss-goal", lossGoal);
      Require.atLeast("number of lengths", lengths.size(), 2);
      if (!(ethernet instanceof VirtualPlace)) {
        throw new IllegalArgumentException(
            "ethernet is " + ethernet.name() + ", expected virtual:workers=…");
      }
    }
  }

  /**
   * A descent.
   *
   * @param name what it is called
   * @param losses L after 0, 1, 2, … communications
   * @param seconds of all, by the wall clock
   */
  private record Descent(String name, double[] losses, double seconds) {

    double last() {
      return losses[losses.length - 1];
    }

    /** Communications until L is so small; NaN if it never is. */
    double to(double loss) {
      DoublePredicate reached = value -> value <= loss;
      return IntStream.range(0, losses.length)
          .filter(i -> reached.test(losses[i]))
          .mapToDouble(i -> i)
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  private MllibStar() {}

  /** Runs and shows it. */
  public static void show(Run run, DigitTask task, Options options) {
    Examples parity = parity(task.train());
    List<Descent> mllib = mllib(run, parity, options);
    Descent averaging = averaging(run, parity, task.options().batch(), options);
    claims(run, options, mllib, averaging);
    List<Descent> all = new ArrayList<>(mllib);
    all.add(averaging);
    run.report()
        .heading("MLlib*: gradients or models")
        .add(table(options, all))
        .add(chart(all))
        .add(paths(options));
  }

  /** Odd digits are 1. */
  private static Examples parity(Examples digits) {
    float[] odd = new float[digits.size()];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = digits.targets()[i] % 2;
    }
    return new Examples(digits.rows(), odd);
  }

  private static List<Descent> mllib(Run run, Examples examples, Options options) {
    JavaRDD<Tuple2<Object, Vector>> rows =
        run.sc().parallelize(rows(examples), options.partitions()).cache();
    rows.count();
    List<Descent> descents = new ArrayList<>();
    for (double eta : options.stepSizes()) {
      run.say("MLlib's gradient descent, η = " + eta);
      long start = System.nanoTime();
      // The loss before each communication, and once more after the last.
      double[] losses =
          GradientDescent.runMiniBatchSGD(
                  rows.rdd(),
                  new LogisticGradient(),
                  new SimpleUpdater(),
                  eta,
                  options.communications(),
                  0,
                  1,
                  Vectors.zeros(examples.rows().columns() + 1),
                  0)
              ._2();
      double seconds = (System.nanoTime() - start) * 1e-9;
      descents.add(new Descent("MLlib, η = " + eta, losses, seconds));
    }
    rows.unpersist();
    return descents;
  }

  /** Rows with a 1 at the end, for the bias. */
  private static List<Tuple2<Object, Vector>> rows(Examples examples) {
    int columns = examples.rows().columns();
    List<Tuple2<Object, Vector>> rows = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      double[] row = new double[columns + 1];
      float[] features = new float[columns];
      examples.rows().addScaled(i, 1, features, 0);
      for (int j = 0; j < columns; j++) {
        row[j] = features[j];
      }
      row[columns] = 1;
      rows.add(new Tuple2<>((double) examples.targets()[i], Vectors.dense(row)));
    }
    return rows;
  }

  private static Descent averaging(Run run, Examples examples, int batch, Options options) {
    LogisticRegression model = new LogisticRegression(examples.rows().columns());
    ExampleBatch all = examples.all();
    Shards<ExampleBatch> shards = new Iid().cut(examples, options.partitions(), run.seed());
    long largest = Arrays.stream(shards.sizes()).max().orElseThrow();
    int epoch = Math.toIntExact(Sampler.stepsPerEpoch(largest, batch));
    Fit fit =
        run.fit(
            "model averaging",
            Trainer.of(model, Optimizers.sgd(options.workerRate()))
                .strategy(LocalSgd.every(epoch))
                .batchSize(batch)
                .seed(run.seed())
                .on(run.cluster())
                .within(Budget.epochs(options.averagings()))
                .validate(Validation.lower(LOSS, theta -> model.loss(theta, all))),
            shards);
    double[] after = fit.ledger().metric(LOSS)[1];
    double[] losses = new double[after.length + 1];
    losses[0] = model.loss(model.initial(run.seed()), all);
    System.arraycopy(after, 0, losses, 1, after.length);
    return new Descent("model averaging, once an epoch", losses, fit.seconds());
  }

  private static void claims(Run run, Options options, List<Descent> mllib, Descent averaging) {
    double gradients =
        mllib.stream()
            .mapToDouble(one -> one.to(options.lossGoal()))
            .filter(Double::isFinite)
            .min()
            .orElse(Double.NaN);
    double models = averaging.to(options.lossGoal());
    int longest = options.lengths().size() - 1;
    run.report()
        .metric("mllib.communications to the loss, best η", gradients)
        .metric("averaging.communications to the loss", models)
        .claim(
            Claim.atLeast(
                ROW,
                "MLlib*: communications of MLlib, best η, for one of averaging, until L ≤ %s"
                    .formatted(options.lossGoal()),
                gradients / models,
                options.fewerCommunications()))
        .claim(
            Claim.atMost(
                ROW,
                "MLlib*: seconds of an AllReduce round over the driver's, θ of %d numbers"
                    .formatted(options.lengths().get(longest)),
                seconds(options, longest, Paths.sliced())
                    / seconds(options, longest, Paths.driver()),
                1));
  }

  private static Table table(Options options, List<Descent> descents) {
    Table table =
        Table.of(
            "Cross entropy of odd against even digits, on Spark",
            "",
            "L at the end",
            "communications",
            "until L ≤ %s".formatted(options.lossGoal()),
            "ms a communication");
    for (Descent one : descents) {
      table.row(
          one.name(),
          one.last(),
          one.losses().length - 1,
          Reach.cell(one.to(options.lossGoal())),
          1e3 * one.seconds() / (one.losses().length - 1));
    }
    return table;
  }

  private static LineChart chart(List<Descent> descents) {
    LineChart chart =
        LineChart.of("Loss by communication", "communications + 1", "L on all training digits")
            .logX()
            .caption(
                "One averaging stands for an epoch of small steps; one gradient for a single"
                    + " step.");
    for (Descent one : descents) {
      double[] x = IntStream.rangeClosed(1, one.losses().length).asDoubleStream().toArray();
      chart.series(one.name(), x, one.losses());
    }
    return chart;
  }

  private static Table paths(Options options) {
    Table table =
        Table.of(
            "Seconds of a round's communication on %s".formatted(options.ethernet().name()),
            "length of θ",
            "driver",
            "tree:depth=2",
            "AllReduce (sliced)",
            "driver / AllReduce");
    for (int i = 0; i < options.lengths().size(); i++) {
      double driver = seconds(options, i, Paths.driver());
      double sliced = seconds(options, i, Paths.sliced());
      table.row(
          options.lengths().get(i),
          driver,
          seconds(options, i, Paths.tree(2)),
          sliced,
          driver / sliced);
    }
    return table;
  }

  /** Without work: examples cost nothing and a step hardly anything. */
  private static double seconds(Options options, int length, Paths paths) {
    VirtualPlace place = (VirtualPlace) options.ethernet();
    Conditions conditions = place.conditions().along(paths);
    Forecast.Load load = Forecast.Load.inFull(1, 0, options.lengths().get(length));
    return new Forecast(conditions, place.workers(), load, 1).round(0).overheadSeconds();
  }
}
